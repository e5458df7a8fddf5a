import { describe, expect, test } from 'vitest';
import type { BoardId } from '../../core/kernel/kernel.ts';
import { boardId, instant, staffId } from '../../core/kernel/kernel.schema.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';
import { heldPerBoard } from './held-per-board.ts';

const noord = boardId.parse('noord');
const zuid = boardId.parse('zuid');

function actor(board: BoardId, at: string): Actor {
  return { board, staff: staffId.parse('kim'), at: instant.parse(at), via: 'screen' };
}

describe('what is held per board', () => {
  test('is asked once a minute, and again for another board', async () => {
    const asked: string[] = [];
    const names = heldPerBoard(({ board, at }) => {
      asked.push(`${board} ${at}`);
      return Promise.resolve(asked.length);
    });
    expect(await names(actor(noord, '2026-03-09T08:00:00.000Z'))).toBe(1);
    expect(await names(actor(noord, '2026-03-09T08:00:59.999Z'))).toBe(1);
    expect(await names(actor(zuid, '2026-03-09T08:00:30.000Z'))).toBe(2);
    expect(await names(actor(noord, '2026-03-09T08:01:00.000Z'))).toBe(3);
  });

  test('is asked again at once when asking failed', async () => {
    let tries = 0;
    const names = heldPerBoard(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('no answer')) : Promise.resolve('there');
    });
    await expect(names(actor(noord, '2026-03-09T08:00:00.000Z'))).rejects.toThrow('no answer');
    expect(await names(actor(noord, '2026-03-09T08:00:01.000Z'))).toBe('there');
  });
});
