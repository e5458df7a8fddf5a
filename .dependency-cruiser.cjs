const rule = (name, from, to) => ({ name, severity: 'error', from, to });
const test = '\\.test\\.tsx?$';
const schema = '^src/core/.*\\.schema\\.ts$';

module.exports = {
  forbidden: [
    rule('core-is-pure', { path: '^src/core/', pathNot: [test, schema] }, { pathNot: '^src/core/' }),
    rule('only-schemas-know-zod', { path: schema }, { pathNot: ['^src/core/', 'node_modules/zod/'] }),
    rule(
      'no-sideways-features',
      { path: '^src/features/([^/]+)/' },
      { path: '^src/features/', pathNot: '^src/features/$1/' },
    ),
    rule('pages-are-views', { path: '\\.page\\.tsx$' }, { path: '^src/platform/|\\.queries\\.ts$' }),
    rule(
      'sql-only-in-queries',
      { path: '^src/', pathNot: '^src/(platform|app)/|\\.queries\\.ts$' },
      { path: '^src/platform/db' },
    ),
    rule('ui-is-vocabulary', { path: '^src/ui/' }, { path: '^src/', pathNot: '^src/(ui|core/kernel)/' }),
    rule('platform-knows-no-feature', { path: '^src/platform/' }, { path: '^src/(features|ui|app)/' }),
    rule('app-is-the-top', { path: '^src/', pathNot: '^src/app/' }, { path: '^src/app/' }),
    rule('features-expose-routes', { path: '^src/app/' }, { path: '^src/features/', pathNot: '/routes\\.tsx?$' }),
    rule('no-barrels', {}, { path: '^src/.*/index\\.tsx?$' }),
    rule('no-cycles', { path: '^(src|test|seed|bench)/' }, { circular: true }),
    rule(
      'no-orphans',
      { orphan: true, path: '^src/', pathNot: [test, '^src/ui/enhance/', '^src/platform/db/worker'] },
      {},
    ),
    rule('no-dev-deps-in-src', { path: '^src/', pathNot: test }, { dependencyTypes: ['npm-dev'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
