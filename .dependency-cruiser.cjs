/** The walls of the house, as rules on imports: the data flow, who may know whom, and what the domain may use. */

/** Each stage of the domain may import only itself, the stages named behind it, `published` and `language`. */
const stages = {
  org: [],
  questions: [],
  round: ['org', 'questions'],
  ballot: ['round'],
  tally: ['org', 'questions', 'round', 'ballot'],
  disclosure: ['org', 'questions', 'round', 'tally'],
  insight: ['questions'],
  contact: [],
  messages: ['org', 'questions', 'round', 'insight'],
  operation: ['org', 'round'],
  published: [],
  language: ['org', 'questions'],
  comment: [],
}
const isTest = '\\.(test|fixture)\\.ts$'
const pure = '@noble/(curves|hashes)|hpke|csv-parse|temporal-polyfill'
const statistics = '^shared/insight/(statistics|survey-statistics)\\.ts$'

const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: typeof to === 'string' ? { path: to } : to,
})

module.exports = {
  forbidden: [
    ...Object.entries(stages).map(([stage, before]) =>
      forbid(
        `flow-${stage}`,
        `Answers flow one way: ${stage} knows only ${before.join(', ') || 'itself'} and what everybody may.`,
        `^shared/${stage}/`,
        {
          path: '^shared/',
          pathNot: `^shared/(${[stage, ...before, ...(stage === 'published' ? [] : ['published', 'language'])].join('|')})/`,
        },
      ),
    ),
    forbid(
      'shared-is-the-bottom',
      'The domain knows nobody who uses it.',
      '^shared/',
      '^(functions|infra|web|test)/',
    ),
    forbid(
      'shared-does-no-io',
      'The domain is pure: no module of Node in it.',
      { path: '^shared/', pathNot: isTest },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'shared-uses-pure-packages',
      'The domain runs in browsers, on Lambda and in tests alike: only these packages.',
      { path: '^shared/', pathNot: isTest },
      { path: 'node_modules/', pathNot: `node_modules/(${pure})/` },
    ),
    forbid(
      'functions-use-shared-only',
      'Each function stands alone: the domain, itself and the platform.',
      { path: '^functions/([^/]+)/', pathNot: isTest },
      { path: '^(functions|infra|web|test)/', pathNot: '^functions/($1|platform)/' },
    ),
    forbid(
      'function-tests-may-start-an-engine',
      'A function’s test needs a database to run on, and nothing else from outside.',
      '^functions/([^/]+)/.*\\.(test|fixture)\\.ts$',
      {
        path: '^(functions|infra|web|test)/',
        pathNot: '^functions/($1|platform)/|^infra/local/(engine|grants|key-files|queue)\\.ts$',
      },
    ),
    forbid(
      'infra-reads-needs-only',
      'Infrastructure loads handlers as Lambda does, by path; it imports only what they need.',
      '^infra/',
      { path: '^functions/', pathNot: '/needs\\.ts$' },
    ),
    forbid(
      'aws-reads-needs-only',
      'The templates are made of the parts list and nothing of the domain.',
      { path: '^infra/aws/', pathNot: isTest },
      '^(shared|web)/',
    ),
    forbid('nobody-imports-pages', 'Pages are the end of the flow.', '^(functions|infra)/', '^web/'),
    forbid('web-uses-shared-only', 'Pages speak HTTP with functions.', '^web/', '^(functions|infra|test)/'),
    forbid('issuer-never-sees-a-ballot', 'Who knows people counts no answers.', '^functions/issuer/', {
      path: '^shared/(tally|disclosure|insight|published)/',
      pathNot: '^shared/published/published\\.ts$',
      reachable: true,
    }),
    forbid('box-knows-nobody', 'Who takes answers has no way to a person.', '^functions/ballot-box/', {
      path: '^functions/platform/(member|directory)\\.ts$|^shared/ballot/(link|client)\\.ts$',
      reachable: true,
    }),
    forbid('tally-knows-nobody', 'Who opens answers has no way to a person.', '^functions/tally/', {
      path: '^functions/platform/(member|directory)\\.ts$|^shared/ballot/(link|client)\\.ts$',
      reachable: true,
    }),
    forbid(
      'api-sees-published-only',
      'Who shows results never touches a ballot, a count or the gate; it may spell bytes, know a personal link, and plan a season from published bands.',
      '^functions/api/',
      {
        path: '^shared/(ballot|tally)/|^shared/disclosure/(gate|audit|release|permitted|agreement)\\.ts$',
        pathNot: '^shared/ballot/(bytes|link|link-header)\\.ts$',
        reachable: true,
      },
    ),
    forbid(
      'results-come-from-published-rounds',
      'What shows results knows nothing of how they were made, not even how a season is planned.',
      { path: '^functions/api/(balance|compare|export|groups|me|rounds)-routes\\.ts$' },
      {
        path: '^shared/(ballot|tally|disclosure)/|^functions/platform/sealed\\.ts$',
        // Who comes by a personal link is known by it, as others are by their session.
        pathNot: '^shared/ballot/(bytes|link|link-header)\\.ts$',
        reachable: true,
      },
    ),
    forbid(
      'dashboard-sees-published-only',
      'Whatever the dashboard does, it does to published numbers.',
      '^web/app/',
      { path: '^shared/(ballot|tally|disclosure)/', reachable: true },
    ),
    forbid(
      'statistics-are-not-for-readers',
      'Statistics over persons’ answers are for the command and the gate’s tests, not for what people see.',
      '^(web/app|functions/api)/',
      { path: statistics, reachable: true },
    ),
    forbid(
      'tests-are-leaves',
      'What runs never needs a test or its fixture.',
      { path: '^(shared|functions|infra|web)/', pathNot: isTest },
      `${isTest}|^test/`,
    ),
    forbid(
      'runs-without-tools',
      'What runs needs no development dependency; only the templates and tests do.',
      { path: '^(shared|functions|infra/local|infra/command|web)/', pathNot: isTest },
      { dependencyTypes: ['npm-dev'] },
    ),
    forbid('no-cycles', 'Two files that need each other are one.', {}, { circular: true }),
    forbid(
      'no-orphans',
      'A file that nobody imports and that imports nobody is forgotten. page-paths.js (CloudFront’s) and mailbox.js (the mailbox page’s) are read as text, and replaced.ts puts two in the place of others.',
      {
        orphan: true,
        pathNot:
          '\\.d\\.m?ts$|^infra/(aws/page-paths|local/mailbox/mailbox)\\.js$|^web/answer/build/(preload|proxy)\\.ts$',
      },
      {},
    ),
    forbid('no-unresolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // The pages that ours is compared with are bundled by their bench, with packages of its own.
    exclude: { path: '^web/dist/|^test/bench/answer/(floor|peers)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'svelte', 'browser', 'node', 'default', 'types'],
    },
  },
}
