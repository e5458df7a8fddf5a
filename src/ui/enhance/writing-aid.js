// Asks, quietly and under the field, what was seen or heard when a word is typed that judges. It never stops anyone and sends nothing.
const judging = [
  'agressief|agressieve',
  'asociaal|asociale',
  'brutaal|brutale',
  'dom|domme',
  'gestoord|gestoorde',
  'hysterisch|hysterische',
  'labiel|labiele',
  'leugenaar|liegt',
  'lui|luie',
  'manipulatief|manipulatieve',
  'mishandeld|mishandelde|mishandeling',
  'misbruikt|misbruik',
  'onbetrouwbaar|onbetrouwbare',
  'ongeïnteresseerd|ongeïnteresseerde',
  'onhandelbaar|onhandelbare',
  'onverschillig|onverschillige',
  'overbezorgd|overbezorgde',
  'raar|rare',
  'slordig|slordige',
  'verslaafd|verslaafde',
  'verwaarloosd|verwaarloosde|verwaarlozing',
  'vies|vieze',
  'zielig|zielige',
].join('|');
const pattern = new RegExp(`(?<!\\p{L})(?:${judging})(?!\\p{L})`, 'giu');
const pause = 800;

for (const field of document.querySelectorAll('textarea[data-writing-aid]')) aid(field);

function aid(field) {
  const hint = document.createElement('p');
  hint.className = 'pluis-aid';
  hint.setAttribute('aria-live', 'polite');
  field.after(hint);
  let timer = 0;

  function look() {
    const says = hintFor(field.value);
    if (hint.textContent !== says) hint.textContent = says;
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
  look();
}

function hintFor(text) {
  const found = [...new Set((text.match(pattern) ?? []).map((word) => word.toLowerCase()))];
  if (found.length === 0) return '';
  const words = found.slice(0, 3).map((word) => `“${word}”`);
  return `U schrijft ${words.join(', ')}. Wat zag of hoorde u precies?`;
}
