// Lets the browser make a passkey or sign with one. Without it people sign in with a password and a code.
const form = document.querySelector('form[data-passkey]');
if (form !== null && 'credentials' in navigator && 'PublicKeyCredential' in globalThis) offer(form);

function offer(form) {
  const answer = form.elements.namedItem('credential');
  form.addEventListener('submit', async (event) => {
    if (answer.value !== '') return;
    event.preventDefault();
    const options = unpacked(JSON.parse(form.dataset.options));
    try {
      const isNew = form.dataset.passkey === 'create';
      const asked = isNew
        ? navigator.credentials.create({ publicKey: options })
        : navigator.credentials.get({ publicKey: options });
      answer.value = JSON.stringify(packed(await asked));
    } catch {
      answer.value = '-';
    }
    form.requestSubmit();
  });
}

function unpacked(options) {
  const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  return {
    ...options,
    challenge: bytes(options.challenge),
    user: options.user && { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: known(options.excludeCredentials),
    allowCredentials: known(options.allowCredentials),
  };
}

function packed({ id, rawId, type, response }) {
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature'];
  const given = parts
    .filter((part) => response[part] instanceof ArrayBuffer)
    .map((part) => [part, text(response[part])]);
  const transports = response.getTransports?.() ?? [];
  return { id, rawId: text(rawId), type, response: { ...Object.fromEntries(given), transports } };
}

function bytes(base64url) {
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

function text(buffer) {
  const signs = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(signs).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
