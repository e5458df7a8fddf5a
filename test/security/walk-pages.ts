// Signs in as a demo person at the address given, follows links, and prints how many pages answered, by status.
const [base = '', most = '40'] = process.argv.slice(2);
const door = await (await fetch(`${base}/aanmelden`)).text();
const form = /<form action="\/aanmelden\/proef"(?:(?!<\/form>).)*Els Voorbeeld/s.exec(door)?.[0] ?? '';
const fields = [...form.slice(form.lastIndexOf('<form')).matchAll(/name="(\w+)" value="([^"]*)"/g)];
const answer = await fetch(`${base}/aanmelden/proef`, {
  method: 'POST',
  redirect: 'manual',
  headers: { 'sec-fetch-site': 'same-origin' },
  body: new URLSearchParams(fields.map(([, name = '', value = '']): [string, string] => [name, value])),
});
const cookie = answer.headers
  .getSetCookie()
  .map((one) => one.split(';')[0])
  .join('; ');
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
