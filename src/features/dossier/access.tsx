import { formatDay, plainDateOf } from '../../core/kernel/dates.ts';
import type { Instant, StaffId } from '../../core/kernel/kernel.ts';
import type { Reader } from '../../platform/cases/readers.ts';
import type { StaffCard } from '../../platform/directory/directory.ts';
import { one } from '../../platform/http/form.ts';
import type { Reply } from '../../platform/http/route.ts';
import { Form, Tokens } from '../../ui/forms/form.tsx';
import { emptyForm, field, type FormState } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Select } from '../../ui/govuk/select.tsx';
import { Table } from '../../ui/govuk/table.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { writtenMoment } from '../../ui/written.ts';
import { namingOf } from './naming.ts';
import { opening, type Opened } from './needs.ts';
import { dossierHref, Fixed, partsOf } from './parts.tsx';
import { relations, whatReaderDoes } from './reader-words.ts';

const givable = ['team', 'decider', 'coordinator', 'informed'] as const;
type Givable = (typeof givable)[number];
const isGivable = (word: string): word is Givable => givable.some((one_) => one_ === word);

type Props = {
  readonly frame: Frame;
  readonly given: Opened;
  readonly staff: readonly StaffCard[];
  readonly form: FormState;
  readonly readers: readonly Reader[];
  /** Who was told that it is there and confirmed to have read that. */
  readonly confirmed: ReadonlyMap<StaffId, Instant>;
};

function AccessPage({ frame, given, staff, form, readers, confirmed }: Props) {
  const { opened, asked } = given;
  const mayGrant = asked.may('grant');
  return (
    <Page frame={frame} heading="Wie mag dit lezen" backLink={dossierHref(opened.ref)} errors={form.errors} wide>
      <InsetText>Alleen wie nodig is, leest mee. Elke keer dat iemand leest, wordt bewaard.</InsetText>
      {asked.may('inspect_log') && (
        <p class="govuk-body">
          <a class="govuk-link" href={to(paths.whoRead, { ref: opened.ref })}>
            Wie las het
          </a>
        </p>
      )}
      <Table
        columns={[{ head: 'Wie' }, { head: 'Wat' }, { head: 'Sinds' }, { head: '' }]}
        rows={[...readers.map((one) => shown(one, confirmed)), ...(mayGrant ? idle(given, readers) : [])].map(
          ({ who, name, does, from, place }) => [
            name,
            does,
            formatDay(plainDateOf(from)),
            mayGrant && place !== null && who !== asked.staff.id ? (
              <End frame={frame} ref_={opened.ref} grant={place} />
            ) : (
              ''
            ),
          ],
        )}
        firstIsHeader
      />
      {opened.excluded.length > 0 && mayGrant && (
        <p class="govuk-body">
          Dit dossier is verborgen voor{' '}
          {opened.excluded.length === 1 ? 'één collega' : `${opened.excluded.length} collega’s`}.
        </p>
      )}
      {mayGrant && <Give frame={frame} ref_={opened.ref} staff={staff} form={form} />}
      <Fixed frame={frame} parts={partsOf(opened)} />
    </Page>
  );
}

type Row = {
  readonly who: StaffId;
  readonly name: string;
  readonly does: string;
  readonly from: Instant;
  /** The place that can be ended here; an absence and emergency access end elsewhere. */
  readonly place: string | null;
};

function shown(reader: Reader, confirmed: Props['confirmed']): Row {
  const { staff: who, name, from, by, relation } = reader;
  const at = confirmed.get(who);
  const told = at === undefined ? 'nog niet bevestigd' : `gelezen op ${writtenMoment(at)}`;
  const does = whatReaderDoes(reader) + (relation === 'informed' ? `; ${told}` : '');
  return { who, name, does, from, place: reader.isPlace ? by : null };
}

/** Places that show nothing now, such as of somebody whose role ended: who gives places can end them too. Nobody who is shut out. */
function idle({ opened, asked }: Opened, readers: readonly Reader[]): readonly Row[] {
  const used = new Set(readers.map(({ by }) => by));
  return opened.grants
    .filter(
      ({ id, staff, until }) =>
        (until === null || until > asked.now) && !used.has(id) && !opened.excluded.includes(staff),
    )
    .map(({ id, staff, from }) => ({
      who: staff,
      name: namingOf(opened).staff(staff),
      does: 'heeft een plaats, en ziet nu niets',
      from,
      place: id,
    }));
}

function End({ frame, ref_, grant }: { readonly frame: Frame; readonly ref_: string; readonly grant: string }) {
  return (
    <form action={to(paths.access, { ref: ref_ })} method="post">
      <Tokens tokens={frame.tokens} />
      <input type="hidden" name="end" value={grant} />
      <Button kind="secondary">Laat niet meer meelezen</Button>
    </form>
  );
}

type GiveProps = {
  readonly frame: Frame;
  readonly ref_: string;
  readonly staff: readonly StaffCard[];
  readonly form: FormState;
};

function Give({ frame, ref_, staff, form }: GiveProps) {
  return (
    <>
      <h2 class="govuk-heading-m">Iemand een plaats geven</h2>
      <Form tokens={frame.tokens} action={to(paths.access, { ref: ref_ })} submitLabel="Plaats geven">
        <Select
          {...field(form, 'staff')}
          label="Wie?"
          options={[
            { value: '', label: 'Kies een collega' },
            ...staff.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Radios
          {...field(form, 'relation')}
          legend="Wat mag diegene?"
          options={[
            ...givable.map((relation) => ({ value: relation, label: relations[relation] })),
            { divider: 'of' },
            { value: 'exclude', label: 'niets: dit dossier verbergen voor deze collega' },
          ]}
        />
      </Form>
    </>
  );
}

async function page(given: Opened, form: FormState): Promise<Reply> {
  const { asked, needs, frame } = given;
  const [staff, readers, confirmed] = await Promise.all([
    needs.directory.staff(asked.actor),
    needs.cases.readers(asked),
    needs.cases.confirmedBy(asked),
  ]);
  const html = <AccessPage {...{ frame, given, staff, form, readers, confirmed }} />;
  return form.errors.size > 0 ? { page: html, status: 400 } : { page: html };
}

export const showAccess = opening(async (given) => {
  const draft = await given.asked.draft();
  return page(given, draft === null ? emptyForm : { values: draft, errors: new Map() });
});

export const changeAccess = opening(async (given): Promise<Reply> => {
  const { asked, opened, needs } = given;
  const here = { redirect: to(paths.access, { ref: opened.ref }) };
  const end = one(asked.form, 'end');
  if (end !== '') {
    await needs.cases.endPlace(asked, end);
    return here;
  }
  const staff = (await needs.directory.staff(asked.actor)).find(({ id }) => id === one(asked.form, 'staff'));
  const relation = one(asked.form, 'relation');
  const errors = errorsIn(staff, relation, asked.staff.id);
  if (errors.size > 0 || staff === undefined) return page(given, { values: asked.form, errors });
  if (isGivable(relation)) await needs.cases.givePlace(asked, { staff: staff.id, relation });
  else await needs.cases.exclude(asked, staff.id);
  return here;
});

function errorsIn(staff: StaffCard | undefined, relation: string, own: StaffId): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  if (staff === undefined) errors.set('staff', 'Kies een collega.');
  if (!isGivable(relation) && relation !== 'exclude') errors.set('relation', 'Kies wat diegene mag.');
  if (staff?.id === own)
    errors.set(
      'staff',
      relation === 'exclude' ? 'U kunt dit niet voor uzelf verbergen.' : 'U kunt uzelf geen plaats geven.',
    );
  return errors;
}
