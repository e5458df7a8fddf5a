// While this window is not the one being worked in, nothing of the page is to be seen. Paper is left alone.
if (document.querySelector('form[data-leave]') !== null) coverWhenAway();

function coverWhenAway() {
  const cover = document.createElement('div');
  cover.className = 'pluis-cover';
  cover.hidden = true;
  const says = document.createElement('p');
  says.textContent = 'Verborgen. Klik of druk op een toets om verder te gaan.';
  cover.append(says);
  document.body.append(cover);

  function put() {
    cover.hidden = false;
    document.documentElement.classList.add('pluis-covered');
  }

  function take() {
    cover.hidden = true;
    document.documentElement.classList.remove('pluis-covered');
  }

  // The click that brings the window back lands on the cover, not on a button under it.
  function takeSoon() {
    setTimeout(() => {
      if (!document.hidden) take();
    }, 200);
  }

  addEventListener('blur', put);
  document.addEventListener('visibilitychange', () => (document.hidden ? put() : takeSoon()));
  addEventListener('focus', takeSoon);
  addEventListener('keydown', take, { capture: true });
  cover.addEventListener('click', take);
}
