// Someone comes in: the button, or Shift three times within two seconds, empties the page at once and leaves it for another.
const button = document.querySelector('a[data-hide-screen]');
const presses = [];

function hide() {
  document.title = '';
  document.body.replaceChildren();
  location.replace(button?.href ?? '/weg');
}

button?.addEventListener('click', (event) => {
  event.preventDefault();
  hide();
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Shift') presses.length = 0;
});

document.addEventListener('keyup', (event) => {
  if (event.key !== 'Shift') return;
  presses.push(event.timeStamp);
  if (presses.length > 3) presses.shift();
  if (presses.length === 3 && event.timeStamp - presses[0] <= 2_000) hide();
});
