import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { BackLink } from './back-link.tsx';
import { Button } from './button.tsx';
import { Checkboxes } from './checkboxes.tsx';
import { DateInput } from './date-input.tsx';
import { Details } from './details.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Fieldset } from './fieldset.tsx';
import { FileUpload } from './file-upload.tsx';
import { Hint } from './hint.tsx';
import { Input } from './input.tsx';
import { InsetText } from './inset-text.tsx';
import { Label } from './label.tsx';
import { NotificationBanner } from './notification-banner.tsx';
import { Panel } from './panel.tsx';
import { PhaseBanner } from './phase-banner.tsx';
import { Radios } from './radios.tsx';
import { Select } from './select.tsx';
import { SkipLink } from './skip-link.tsx';
import { SummaryList } from './summary-list.tsx';
import { Table } from './table.tsx';
import { Tag } from './tag.tsx';
import { TaskList } from './task-list.tsx';
import { Textarea } from './textarea.tsx';
import { WarningText } from './warning-text.tsx';

type Element = { readonly toString: () => string };
const require = createRequire(import.meta.url);
const fixtures = z.object({ fixtures: z.array(z.object({ name: z.string(), html: z.string() })) });

/** What the library itself renders: its words in ours, and with what we chose otherwise. */
function libraryMarkup(component: string, name: string): readonly string[] {
  const file = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  const found = fixtures.parse(JSON.parse(readFileSync(file, 'utf8'))).fixtures.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${component} has no fixture ${name}`);
  return normalised(found.html.replaceAll('Error:</span>', 'Fout:</span>'));
}

/** Tags with their attributes in order, and texts, without the space between them. */
function normalised(html: string): readonly string[] {
  const parts = html.match(/<[^>]+>|[^<]+/g) ?? [];
  return parts.map((part) => (part.startsWith('<') ? tag(part) : part.replaceAll(/\s+/g, ' ').trim())).filter(Boolean);
}

function tag(text: string): string {
  const name = /^<\/?[a-z0-9]+/.exec(text)?.[0] ?? '';
  const attributes = [...text.slice(name.length).matchAll(/([a-z-]+)(?:="([^"]*)")?/g)];
  return [name, ...attributes.map(([, key = '', value = '']) => `${key}="${value}"`).sort()].join(' ');
}

const long =
  'It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the application.';
const nationality =
  'We need to know your nationality so we can work out which elections you’re entitled to vote in. If you can’t provide your nationality, you’ll have to send copies of identity documents through the post.';
const insurance = 'It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’.';
const waste = [
  { value: 'animal', label: 'Waste from animal carcasses' },
  { value: 'mines', label: 'Waste from mines or quarries' },
  { value: 'farm', label: 'Farm or agricultural waste' },
].map((one) => ({ ...one, hint: 'Nullam id dolor id nibh ultricies vehicula ut id elit.' }));
const plan = 'Ensure the plan covers objectives, strategies, sales, marketing and financial forecasts.';

const same: readonly (readonly [string, string, Element])[] = [
  ['back-link', 'with custom text and link', <BackLink href="/home">Back to home</BackLink>],
  ['button', 'link', <Button href="/">Link button</Button>],
  ['button', 'name', <Button name="start-now">Submit</Button>],
  ['details', 'default', <Details summary="Help with nationality">{nationality}</Details>],
  [
    'error-summary',
    'default',
    <ErrorSummary
      title="There is a problem"
      errors={
        new Map([
          ['example-error-1', 'The date your passport was issued must be in the past'],
          ['example-error-2', 'Enter a postcode, like AA1 1AA'],
        ])
      }
    />,
  ],
  ['file-upload', 'default', <FileUpload name="file-upload-1" label="Upload a file" />],
  [
    'file-upload',
    'with error message and hint',
    <FileUpload
      name="file-upload-3"
      label="Upload a file"
      hint="Your photo may be in your Pictures, Photos, Downloads or Desktop folder. Or in an app like iPhoto."
      error="Error message goes here"
    />,
  ],
  ['fieldset', 'as page heading l', <Fieldset legend="What is your address?" legendSize="l" pageHeading />],
  ['input', 'default', <Input name="test-name" label="National Insurance number" />],
  [
    'input',
    'with error and hint',
    <Input
      name="with-error-hint"
      label="National insurance number"
      hint={insurance}
      error="Enter a National Insurance number in the correct format"
    />,
  ],
  ['inset-text', 'default', <InsetText>{long}</InsetText>],
  [
    'label',
    'as page heading l',
    <Label size="l" pageHeading>
      National Insurance number
    </Label>,
  ],
  [
    'notification-banner',
    'with type as success',
    <NotificationBanner title="Success" kind="success">
      Email sent to example@email.com
    </NotificationBanner>,
  ],
  [
    'panel',
    'default',
    <Panel title="Application complete">
      Your reference number
      <br />
      <strong>HDJ2123F</strong>
    </Panel>,
  ],
  [
    'phase-banner',
    'default',
    <PhaseBanner tag="Alpha">
      This is a new service - your{' '}
      <a href="#" class="govuk-link">
        feedback
      </a>{' '}
      will help us to improve it.
    </PhaseBanner>,
  ],
  [
    'radios',
    'with a divider',
    <Radios
      name="example"
      id="example-divider"
      legend="How do you want to sign in?"
      options={[
        { value: 'government-gateway', label: 'Use Government Gateway' },
        { value: 'govuk-verify', label: 'Use GOV.UK Verify' },
        { divider: 'or' },
        { value: 'create-account', label: 'Create an account' },
      ]}
    />,
  ],
  [
    'checkboxes',
    'with error message',
    <Checkboxes
      name="waste"
      legend="Which types of waste do you transport regularly?"
      error="Please select an option"
      options={waste}
    />,
  ],
  ['skip-link', 'default', <SkipLink href="#test-target-element">Skip to main content</SkipLink>],
  ['tag', 'grey', <Tag colour="grey">Grey</Tag>],
  [
    'textarea',
    'with hint and error message',
    <Textarea name="with-hint-error" label="With hint and error" hint="Hint" error="Error message" />,
  ],
  [
    'warning-text',
    'default',
    <WarningText label="Warning">You can be fined up to £5,000 if you don’t register.</WarningText>,
  ],
  [
    'select',
    'hint',
    <Select name="select-with-hint" label="Label text goes here" hint="Hint text goes here" options={[]} />,
  ],
  [
    'hint',
    'default',
    <Hint>
      {"It's on your National Insurance card, benefit letter, payslip or P60.\nFor example, 'QQ 12 34 56 C'.\n"}
    </Hint>,
  ],
];

test.each(same)('%s, %s: is what the library renders', (component, name, element) => {
  expect(normalised(String(element))).toEqual(libraryMarkup(component, name));
});

describe('what we chose otherwise, and nothing besides', () => {
  test('a table names the column in each cell, for narrow screens', () => {
    const ours: Element = (
      <Table
        caption="Caption 1: Months and rates"
        columns={[
          { head: 'Month you apply' },
          { head: 'Rate for bicycles', numeric: true },
          { head: 'Rate for vehicles', numeric: true },
        ]}
        firstIsHeader
        rows={[
          ['January', '£85', '£95'],
          ['February', '£75', '£55'],
          ['March', '£165', '£125'],
        ]}
      />
    );
    const html = String(ours);
    expect(html.match(/data-label="Rate for (bicycles|vehicles)"/g)).toHaveLength(6);
    const plain = html.replaceAll(/ data-label="[^"]*"/g, '').replace(' pluis-table', '');
    expect(normalised(plain)).toEqual(libraryMarkup('table', 'with head and caption'));
  });

  test('a day leads the error summary to its first field', () => {
    const ours: Element = (
      <DateInput
        name="dob-errors"
        legend="What is your date of birth?"
        hint="For example, 31 3 1980"
        error="Error message goes here"
      />
    );
    const theirs = libraryMarkup('date-input', 'with error message and hint').map((part) =>
      part
        .replace('<div class="govuk-date-input" id="dob-errors"', '<div class="govuk-date-input" id="dob-errors-group"')
        .replace('"dob-errors-day"', '"dob-errors"')
        .replace(/name="(day|month|year)"/, 'name="dob-errors-$1"')
        .replace(/^Day$/, 'Dag')
        .replace(/^Month$/, 'Maand')
        .replace(/^Year$/, 'Jaar'),
    );
    expect(normalised(String(ours))).toEqual(theirs);
  });

  test('a row of a summary without actions says so where others have them', () => {
    const ours: Element = (
      <SummaryList
        rows={[
          {
            key: 'Name',
            value: 'Firstname Lastname',
            actions: [
              { href: '#', text: 'Edit', about: 'name' },
              { href: '#', text: 'Delete', about: 'name' },
            ],
          },
          { key: 'Date of birth', value: '13/08/1980' },
        ]}
      />
    );
    const theirs = libraryMarkup('summary-list', 'with some actions');
    const here = normalised(String(ours));
    expect(here.slice(0, -1)).toEqual(theirs.slice(0, here.length - 1));
  });

  test('a task has its hint and its status where the library has them', () => {
    const ours: Element = (
      <TaskList
        items={[
          { title: 'Company Directors', href: '#', status: 'Completed' },
          { title: 'Business plan', href: '#', hint: plan, status: <Tag colour="red">Error</Tag> },
          { title: 'Payment', hint: 'It will cost between £15 and £75', status: 'Cannot start yet' },
        ]}
      />
    );
    const numbers: Readonly<Record<string, string>> = { '1': '1', '3': '2', '6': '3' };
    const theirs = libraryMarkup('task-list', 'with hint text and additional states').join('\n');
    const items = theirs.split('\n<li ').slice(1);
    const chosen = [0, 2, 5].map((at) =>
      (items[at] ?? '')
        .replaceAll(/task-list-(\d)/g, (_, at) => `task-list-${numbers[String(at)] ?? ''}`)
        .replaceAll('govuk-tag--magenta', 'govuk-tag--red')
        .replace('\nReview\n', '\nError\n')
        .replace(' govuk-task-list__status--cannot-start-yet', ''),
    );
    expect(normalised(String(ours)).join('\n')).toBe(`<ul class="govuk-task-list"\n<li ${chosen.join('\n<li ')}`);
  });
});
