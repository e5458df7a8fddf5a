import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';
import { freePort } from './attacked-app.ts';

export type Planted = { readonly base: string; readonly close: () => Promise<void> };

/** A server with the faults that the tools must find; were they silent here, their silence about Pluis would mean nothing. */
export async function plantHoles(databaseUrl: string): Promise<Planted> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => undefined);
  const port = await freePort();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://planted');
    void answer(pool, pathname, searchParams, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
}

async function answer(pool: pg.Pool, path: string, asked: URLSearchParams, response: ServerResponse): Promise<void> {
  const given = asked.get('q') ?? '';
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (path === '/injectable') {
    // The hole: what was asked becomes part of the statement.
    const says = await pool.query(`select name from pluis.board where name = '${given}'`).then(
      // Statements that an attack stacks answer with a result each.
      (answered) => ([answered].flat().some(({ rows }) => rows.length > 0) ? 'gevonden' : 'niets'),
      (error: unknown) => (error instanceof Error ? `PostgreSQL ERROR: ${error.message}` : 'stuk'),
    );
    response.end(page(`<p>${says}</p>`));
    return;
  }
  // The hole: what was asked becomes part of the page.
  if (path === '/echo') response.end(page(`<p>U zocht ${given}</p>`));
  else response.end(page(form('/injectable') + form('/echo')));
}

function page(content: string): string {
  return `<!DOCTYPE html><html lang="nl"><head><title>Geplant</title></head><body>${content}</body></html>`;
}

function form(action: string): string {
  return `<form action="${action}"><input name="q" value="verzonnen"><button>Zoek</button></form><a href="${action}?q=verzonnen">${action}</a>`;
}
