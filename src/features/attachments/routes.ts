import type { Route } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';
import { showAttach, takeAttach } from './attach.tsx';
import { fetchFile, showFile } from './file.tsx';
import type { Needs } from './needs.ts';

const attaching = { on: 'dossier', needs: 'record', path: paths.attachFile } as const;
const fetching = { on: 'dossier', path: paths.file, stepUp: true } as const;

/** Files that go with the entries of a dossier. */
export const routes: readonly Route<Needs>[] = [
  { ...attaching, method: 'GET', logsAs: 'attaching opened', answer: showAttach },
  { ...attaching, method: 'POST', logsAs: 'file attached', takesFile: true, answer: takeAttach },
  { ...fetching, needs: 'read', method: 'GET', logsAs: 'file looked at', answer: showFile },
  { ...fetching, needs: 'export', method: 'POST', logsAs: 'file exported', via: 'export', answer: fetchFile },
];
