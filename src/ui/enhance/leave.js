// Someone comes in, or nobody is there any more: the page is emptied at once, in every tab, whether the server answers or not.
const neutral = { address: '/weg', title: 'Tafels oefenen', says: 'Kies een tafel en zeg de sommen hardop.' };
const idleFor = 10 * 60_000;
const between = 10_000;
const exit = document.querySelector('form[data-leave="exit"]');
const lock = document.querySelector('form[data-leave="lock"]');
const tabs = new BroadcastChannel('pluis');
const presses = [];
let isLeft = false;
let seen = Date.now();
let told = 0;

const ways = {
  hide: () => {
    becomeSums();
    location.replace(neutral.address);
  },
  exit: () => {
    becomeSums();
    location.replace(neutral.address);
  },
  lock: () => {
    empty('Pluis');
    location.replace(`/vergrendeld?${new URLSearchParams({ verder: lock.elements.verder.value })}`);
  },
};

function go(way, form) {
  if (isLeft) return;
  isLeft = true;
  dispatchEvent(new Event('pluis-leave'));
  if (form !== undefined) {
    const body = new URLSearchParams(new FormData(form));
    fetch(form.action, { method: 'POST', body, keepalive: true, redirect: 'manual' }).catch(() => undefined);
  }
  ways[way]();
}

function tellAndGo(way, form) {
  tabs.postMessage(way);
  go(way, form);
}

function empty(title) {
  document.title = title;
  document.body.replaceChildren();
}

// The same page as the server has at that address, made here because the server may be slow or gone.
function becomeSums() {
  history.replaceState(null, '', neutral.address);
  empty(neutral.title);
  for (const sheet of document.querySelectorAll('link[rel=stylesheet]')) sheet.remove();
  const ten = Array.from({ length: 10 }, (_, at) => at + 1);
  const main = element('main', [element('h1', [neutral.title]), element('p', [neutral.says])]);
  for (const table of ten) {
    const sums = ten.map((by) => element('li', [`${by} × ${table} = ${by * table}`]));
    main.append(element('section', [element('h2', [`De tafel van ${table}`]), element('ul', sums)]));
  }
  document.body.append(main);
}

function element(name, children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function onSubmit(form, way) {
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    tellAndGo(way, form);
  });
}

document.querySelector('a[data-hide-screen]')?.addEventListener('click', (event) => {
  event.preventDefault();
  tellAndGo('hide');
});
onSubmit(exit, 'exit');
onSubmit(lock, 'lock');
document.querySelector('form[data-leave="out"]')?.addEventListener('submit', () => tabs.postMessage('lock'));

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Shift') presses.length = 0;
  if (event.key !== 'F8' || lock === null) return;
  event.preventDefault();
  tellAndGo('lock', lock);
});

document.addEventListener('keyup', (event) => {
  if (event.key !== 'Shift') return;
  presses.push(event.timeStamp);
  if (presses.length > 3) presses.shift();
  if (presses.length === 3 && event.timeStamp - presses[0] <= 2_000) tellAndGo('hide');
});

tabs.addEventListener('message', ({ data }) => {
  if (data === 'awake') seen = Date.now();
  else if (data === 'hide' ? !document.hidden : exit !== null) go(data);
});

// A computer that slept does not count: the clock tells how long nobody was there.
function lockWhenIdle() {
  if (Date.now() - seen >= idleFor) tellAndGo('lock', lock);
}

function someoneIsHere() {
  lockWhenIdle();
  seen = Date.now();
  if (isLeft || seen - told < between) return;
  told = seen;
  tabs.postMessage('awake');
}

if (lock !== null) {
  setInterval(lockWhenIdle, between);
  for (const sign of ['keydown', 'pointerdown', 'pointermove', 'wheel'])
    addEventListener(sign, someoneIsHere, { capture: true, passive: true });
  for (const sign of ['focus', 'pageshow', 'visibilitychange']) addEventListener(sign, lockWhenIdle);
}
