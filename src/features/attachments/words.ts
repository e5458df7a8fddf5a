import { fileRoom, type FileLack } from '../../core/dossier/file-room.ts';
import type { FileKind } from '../../core/dossier/attachment.schema.ts';
import type { FileRefusal } from '../../platform/files/kinds.ts';

export const refusals: Readonly<Record<FileRefusal, string>> = {
  empty: 'Dit bestand is leeg. Kies een ander bestand.',
  too_large: 'Dit bestand is groter dan 10 MB. Maak het kleiner, of voeg het in delen toe.',
  other_kind: 'Kies een PDF, een foto (JPEG of PNG) of platte tekst. Bewaar een Word-bestand eerst als PDF.',
  not_whole: 'Dit bestand is niet heel. Open het, bewaar het opnieuw en voeg het dan toe.',
  active:
    'In deze PDF zit iets dat meer doet dan lezen, zoals een script of een ander bestand. Druk hem af als PDF en voeg die toe.',
  locked: 'Deze PDF is beveiligd. Bewaar hem zonder wachtwoord en voeg hem dan toe.',
  too_many_pixels: 'Deze foto is te groot. Maak hem kleiner, tot 12.000 beeldpunten breed en hoog.',
  infected: 'De virusscanner vond iets in dit bestand. Het is niet bewaard. Vertel dit aan de beheerder.',
};

const elsewhere =
  'Bewaar het waar uw organisatie papieren van dossiers bewaart, en schrijf in dit dossier waar het ligt en wat erin staat.';
const inADay = 'Is er haast? Schrijf nu vast in het dossier wat erin staat.';

export const noRoom: Readonly<Record<FileLack, string>> = {
  dossier_files: `In dit dossier zitten al ${fileRoom.files} bestanden. Dit bestand kan er niet meer bij. ${elsewhere}`,
  dossier_bytes: `Met dit bestand worden de bestanden in dit dossier samen groter dan ${fileRoom.megabytes} MB. Maak het kleiner. Kan dat niet? ${elsewhere}`,
  person_files: `U voegde in 24 uur al ${fileRoom.files} bestanden toe. Voeg dit bestand later toe. ${inADay}`,
  person_bytes: `Met dit bestand voegt u in 24 uur meer dan ${fileRoom.megabytes} MB toe. Maak het kleiner, of voeg het later toe. ${inADay}`,
};

export const kindNames: Readonly<Record<FileKind, string>> = {
  pdf: 'PDF',
  jpeg: 'foto (JPEG)',
  png: 'afbeelding (PNG)',
  text: 'tekst',
};

/** "240 kB", "1,4 MB" */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
