import { describe, expect, test } from 'vitest';
import type { Html } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';
import { emptyForm } from '../../ui/forms/form-state.ts';
import type { BoardChoice } from './board-field.tsx';
import { SecondFactorPage } from './second-factor.page.tsx';
import { RecoveryCodesPage, SetUpPage } from './set-up.page.tsx';
import { SignInPage } from './sign-in.page.tsx';

const frame: Frame = {
  assets: { css: '/pluis.css', scripts: [], fonts: [] },
  contacts: [],
  trial: false,
  user: null,
  nav: [],
  tokens: { csrf: 'c', key: 'k' },
};
const noord: BoardChoice = { slug: 'noord', name: 'Bestuur Noord' };
const zuid: BoardChoice = { slug: 'zuid', name: 'Bestuur Zuid' };

const written = async (page: Html) => (await page).toString();
const signIn = (boards: readonly BoardChoice[], form = emptyForm) =>
  written(<SignInPage frame={frame} demo={[]} boards={boards} doors={[]} form={form} further="/taken" />);

describe('the page to sign in', () => {
  test('asks for the board only where there are several', async () => {
    expect(await signIn([noord])).toContain('<input type="hidden" name="board" value="noord"/>');
    expect(await signIn([noord, zuid])).toMatch(/<select[^>]*name="board"/);
  });
  test('asks for nothing where nobody can sign in yet, and says who can help', async () => {
    expect(await signIn([])).toContain('Uw beheerder zet eerst uw bestuur klaar');
    expect(await signIn([])).not.toContain('type="password"');
  });
  test('lets a password manager fill in name and password', async () => {
    expect(await signIn([noord])).toContain('autocomplete="username"');
    expect(await signIn([noord])).toContain('autocomplete="current-password"');
  });
  test('never gives a password back', async () => {
    const values = new Map([['password', ['paard tafel regen lamp']]]);
    expect(await signIn([noord], { values, errors: new Map([['password', 'Klopt niet.']]) })).not.toContain('paard');
  });
  test('keeps on leading to the page that was asked for', async () => {
    expect(await signIn([noord])).toContain('name="verder" value="/taken"');
  });
});

test('the page for the code says what is wrong at the field and in the summary', async () => {
  const page = await written(
    <SecondFactorPage frame={frame} errors={new Map([['code', 'Klopt niet.']])} further="/" />,
  );
  expect(page).toContain('href="#code"');
  expect(page).toContain('id="code-error"');
});

test('the page to set up an app shows a secret to type and an address for an app on this device', async () => {
  const page = await written(
    <SetUpPage frame={frame} secret="ABCD EFGH" address="otpauth://totp/x" errors={new Map()} further="/" />,
  );
  expect(page).toContain('<strong>ABCD EFGH</strong>');
  expect(page).toContain('href="otpauth://totp/x"');
});

test('the page with recovery codes shows each, and says that it is the only time', async () => {
  const page = await written(<RecoveryCodesPage frame={frame} codes={['AAAA-BBBB', 'CCCC-DDDD']} further="/taken" />);
  expect(page.match(/<code>/g)).toHaveLength(2);
  expect(page).toContain('alleen nu');
  expect(page).toContain('href="/taken"');
});
