import { raw } from 'hono/html';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Where the hidden screen goes: tables to practise, without a style sheet, a script or a word that tells where it came from. */
export function AwayPage() {
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang="nl">
        <head>
          <meta charset="utf-8" />
          <title>Tafels oefenen</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <meta name="referrer" content="no-referrer" />
        </head>
        <body>
          <main>
            <h1>Tafels oefenen</h1>
            <p>Kies een tafel en zeg de sommen hardop.</p>
            {numbers.map((table) => (
              <section>
                <h2>De tafel van {table}</h2>
                <ul>
                  {numbers.map((by) => (
                    <li>
                      {by} × {table} = {by * table}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </main>
        </body>
      </html>
    </>
  );
}
