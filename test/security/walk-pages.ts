// Signs in as a demo person at the address given, follows links, and prints how many pages answered, by status.
const [base = '', most = '40'] = process.argv.slice(2);
let cookie = '';

/** Sends the form that stands on this page behind these words, as it is, and keeps the session that is answered with. */
async function press(page: string, words: RegExp): Promise<void> {
  const html = await (await fetch(base + page, { headers: { cookie } })).text();
  const form = words.exec(html)?.[0] ?? '';
  const inside = form.slice(form.lastIndexOf('<form'));
  const fields = [...inside.matchAll(/name="(\w+)" value="([^"]*)"/g)];
  const answer = await fetch(base + (/action="([^"]*)"/.exec(inside)?.[1] ?? ''), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields.map(([, name = '', value = '']): [string, string] => [name, value])),
  });
  const set = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  cookie = set.join('; ');
}

await press('/aanmelden', /<form action="\/aanmelden\/proef"(?:(?!<\/form>).)*Els Voorbeeld/s);
// A file leaves only after the factor was proved, which a demo person does with a button.
await press('/bevestigen', /<form action="\/bevestigen"(?:(?!<\/form>).)*Bevestigen/s);

const waiting = ['/start', '/nood', '/uitleg', '/zorg'];
const seen = new Set(waiting);
const statuses = new Map<number, number>();
const kinds = new Set<string>();
for (
  let path = waiting.shift(), count = 0;
  path !== undefined && count < Number(most);
  path = waiting.shift(), count += 1
) {
  const page = await fetch(base + path, { headers: { cookie }, redirect: 'manual' });
  statuses.set(page.status, (statuses.get(page.status) ?? 0) + 1);
  kinds.add(page.headers.get('content-type') ?? '');
  for (const [, link = ''] of (await page.text()).matchAll(/href="(\/[^"#]*)"/g)) {
    if (seen.has(link) || link.startsWith('/assets/')) continue;
    seen.add(link);
    waiting.push(link);
    if (/^\/d\/[0-9a-f]{32}$/.test(link)) waiting.unshift(`${link}/melding/voorbereiding.pdf`);
  }
}
console.log(JSON.stringify({ statuses: Object.fromEntries(statuses), kinds: [...kinds] }));
