import tseslint from 'typescript-eslint';

const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'core takes `now` as an argument' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'core takes `now` as an argument' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'core takes ids as arguments' },
];
const namedExports = { selector: 'ExportDefaultDeclaration', message: 'named exports only' };
const cipher = {
  selector: 'CallExpression[callee.name=/^create(Cipher|Decipher)iv$/]',
  message: 'only src/platform/crypto may encrypt or decrypt',
};

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      'coverage',
      'reports',
      'data',
      '.stryker-tmp',
      '.cache',
      '*.cjs',
      'src/ui/enhance',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'no-restricted-syntax': ['error', namedExports, cipher],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    },
  },
  { files: ['src/core/**/*.ts'], rules: { 'no-restricted-syntax': ['error', namedExports, cipher, ...clock] } },
  // Two tests hold the algorithm itself against the standard and against its traps.
  {
    files: ['src/platform/crypto/**', 'test/security/c[12]-*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', namedExports] },
  },
  {
    files: ['**/*.page.tsx', 'src/ui/**/*.tsx', 'src/features/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true }] },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'test/**', 'bench/**', 'seed/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off' },
  },
  { files: ['bin/**', '*.js', '*.config.{js,ts}'], ...tseslint.configs.disableTypeChecked },
  { files: ['*.config.{js,ts}', 'eslint.config.js'], rules: { 'no-restricted-syntax': 'off' } },
);
