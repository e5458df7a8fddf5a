import * as z from 'zod';
import { keepMail, mailOf } from '../../../platform/account-events/mail-address.ts';
import { tellOwner } from '../../../platform/account-events/account-events.ts';
import { one } from '../../../platform/http/form.ts';
import type { Reply, StaffAsked } from '../../../platform/http/route.ts';
import { field, filledForm, type FormState } from '../../../ui/forms/form-state.ts';
import { Form } from '../../../ui/forms/form.tsx';
import { Input } from '../../../ui/govuk/input.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { paths } from '../../../ui/paths.ts';
import type { Needs } from '../needs.ts';
import { whoseOf } from './whose.ts';

const address = z.email().max(254);
const wrong = 'Dit is geen e-mailadres. Een adres ziet eruit als naam@school.nl.';

export async function showMail(asked: StaffAsked, needs: Needs): Promise<Reply> {
  if (asked.staff.demo) return { notFound: true };
  const now = (await mailOf(needs, whoseOf(asked), asked.now)) ?? '';
  return { page: await mailPage(asked, needs, filledForm({ mail: now })) };
}

/** The address of before is mailed too: whoever takes an account over does so not unseen. */
export async function changeMail(asked: StaffAsked, needs: Needs): Promise<Reply> {
  if (asked.staff.demo) return { notFound: true };
  const whose = whoseOf(asked);
  const typed = one(asked.form, 'mail').trim();
  if (typed !== '' && !address.safeParse(typed).success) {
    const form = { ...filledForm({ mail: typed }), errors: new Map([['mail', wrong]]) };
    return { page: await mailPage(asked, needs, form), status: 400 };
  }
  await tellOwner(needs, whose, 'mail_changed', asked.now);
  await keepMail(needs, whose, typed === '' ? null : typed, asked.now);
  return { redirect: paths.account };
}

async function mailPage(asked: StaffAsked, { frame }: Needs, form: FormState) {
  const around = await frame(asked);
  return (
    <Page frame={around} heading="E-mail voor berichten" errors={form.errors}>
      <p class="govuk-body">
        Gebeurt er iets vreemds met uw account? Dan krijgt u een mail dat er iets voor u klaarstaat. Wat het is, staat
        er niet in. Dat leest u hier, als u bent aangemeld.
      </p>
      <Form
        tokens={around.tokens}
        action={paths.accountMail}
        submitLabel="Adres vastleggen"
        cancel={{ href: paths.account, label: 'Niet doen' }}
      >
        <Input
          {...field(form, 'mail')}
          label="Uw e-mailadres"
          hint="Leeg laten: u krijgt geen mail."
          autocomplete="email"
        />
      </Form>
    </Page>
  );
}
