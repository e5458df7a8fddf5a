import { emergencyGrounds, type EmergencyGround } from '../../platform/emergency-access/emergency-access.ts';

export type { EmergencyGround };

export const groundWords: Record<EmergencyGround, string> = {
  danger: 'Een kind is nu in gevaar',
  nobody_reachable: 'Wie dit dossier heeft, is niet te bereiken en het kan niet wachten',
  authority: 'Veilig Thuis, de politie of een arts vraagt nu iets',
  other: 'Iets anders',
};

export function isGround(word: string): word is EmergencyGround {
  return emergencyGrounds.some((one) => one === word);
}
