import { FixedActions } from '../../ui/dossier/fixed-actions.tsx';
import type { Frame } from '../../ui/layout/frame.ts';

/** The number of Veilig Thuis as the frame of this board has it. */
export function veiligThuisPhone({ contacts }: Pick<Frame, 'contacts'>): string {
  return contacts.find(({ name }) => name.includes('Veilig Thuis'))?.phone ?? '0800-2000';
}

/** What stands on every page of a dossier: something new, doubt, and the telephone. */
export function Fixed({ frame, dossier }: { readonly frame: Frame; readonly dossier: string }) {
  return <FixedActions dossier={dossier} veiligThuis={veiligThuisPhone(frame)} />;
}
