// On a laptop a number cannot be called by clicking on it: beside it comes a button that copies it.
if (navigator.clipboard !== undefined) {
  for (const link of document.querySelectorAll('main a[data-phone]')) link.after(buttonFor(link.dataset.phone));
}

function buttonFor(phone) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'pluis-copy pluis-no-print';
  const about = document.createElement('span');
  about.className = 'govuk-visually-hidden';
  about.textContent = ` ${phone}`;
  const says = document.createElement('span');
  says.setAttribute('aria-live', 'polite');
  says.textContent = 'Kopieer';
  button.append(says, about);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(phone);
      says.textContent = 'Gekopieerd';
    } catch {
      says.textContent = 'Kopiëren lukt hier niet';
    }
  });
  return button;
}
