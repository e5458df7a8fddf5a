// Sends what is being typed to the server, where it is kept encrypted for this person alone. Nothing stays in the browser.
const pause = 2_000;

for (const form of document.querySelectorAll('form[data-draft]')) keep(form);

function keep(form) {
  const at = location.pathname;
  const says = document.createElement('p');
  says.className = 'pluis-draft';
  says.setAttribute('role', 'status');
  form.append(says);
  let timer = 0;
  let sending = new AbortController();
  let isSubmitted = false;
  let sent = typed(form, at).toString();

  async function send() {
    clearTimeout(timer);
    const body = typed(form, at);
    if (isSubmitted || body.toString() === sent) return;
    sent = body.toString();
    sending.abort();
    sending = new AbortController();
    says.textContent = await told(body, sending.signal);
  }

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  });
  form.addEventListener('submit', () => {
    isSubmitted = true;
    clearTimeout(timer);
    sending.abort();
  });
  addEventListener('pageshow', () => {
    isSubmitted = false;
  });
  addEventListener('pagehide', send);
  addEventListener('pluis-leave', send);
}

function typed(form, at) {
  const body = new URLSearchParams(new FormData(form));
  body.set('path', at);
  return body;
}

async function told(body, signal) {
  try {
    const answer = await fetch('/concept', { method: 'POST', body, signal, redirect: 'manual', keepalive: true });
    if (answer.type === 'opaqueredirect')
      return 'U bent afgemeld. Wat u typte, is bewaard: u vindt het terug als u zich weer aanmeldt.';
    if (!answer.ok) return 'Uw concept is niet bewaard. U kunt gewoon verder schrijven en vastleggen.';
    return /Concept bewaard[^<]*/.exec(await answer.text())?.[0] ?? '';
  } catch {
    return signal.aborted ? '' : 'Uw concept is niet bewaard: er is geen verbinding.';
  }
}
