import { Icon } from '../icons.tsx';
import { paths } from '../paths.ts';
import type { EmergencyContact } from './frame.ts';

type Props = { readonly contacts: readonly EmergencyContact[] };

/** The top line of every page. It needs no sign-in and asks for no reason. */
export function EmergencyStrip({ contacts }: Props) {
  return (
    <section class="pluis-emergency" aria-label="Direct gevaar">
      <div class="pluis-emergency__line govuk-width-container">
        <a class="pluis-emergency__link" href={paths.emergency}>
          <strong>Direct gevaar?</strong> Wat u nu doet
        </a>
        <ul class="pluis-emergency__contacts">
          {contacts.map(({ name, phone }) => (
            <li>
              <a class="pluis-emergency__link" href={telephone(phone)}>
                <Icon name="phone" /> {name} <strong>{phone}</strong>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The same people on the emergency page, each with when to call. */
export function EmergencyContacts({ contacts }: Props) {
  return (
    <ol class="pluis-contacts">
      {contacts.map(({ name, phone, use }) => (
        <li class="pluis-contacts__item">
          <a class="pluis-contacts__phone" href={telephone(phone)} data-phone={phone}>
            <Icon name="phone" /> {name}: {phone}
          </a>
          <p class="govuk-body">{use}</p>
        </li>
      ))}
    </ol>
  );
}

export function PhoneLink({ phone, name }: { readonly phone: string; readonly name?: string | undefined }) {
  return (
    <a class="govuk-link pluis-phone" href={telephone(phone)} data-phone={phone}>
      <Icon name="phone" /> {name === undefined ? phone : `${name}: ${phone}`}
    </a>
  );
}

function telephone(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}
