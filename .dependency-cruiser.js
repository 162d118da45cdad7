// The arrows of CONTRIBUTING.md, as rules. A path that a rule forbids fails `npm run check`.

/** The rooms that may import Node's own modules: entries, and adapters to the world. */
const nodeRooms =
  '^(src/(main|node|cli|config-file|hash)\\.ts|src/cli/|src/store/|src/transport/|packages/lender/|scripts/|bench/|bin/|test/)'

/** Forbids everything outside some paths. */
const only = (name, comment, from, allowed, more = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...more },
  to: { pathNot: allowed },
})

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Arrows point one way.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import must lead somewhere, or be of those that Workers bring.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^cloudflare:' },
    },
    {
      name: 'workers-stay-outside',
      severity: 'error',
      comment: 'Node has nothing of what Workers bring: only their entry imports it.',
      from: { pathNot: '^src/worker\\.ts$' },
      to: { path: '^cloudflare:' },
    },
    only('the-core-is-pure', 'borrowing imports nothing but itself, problem.ts and zod.', '^src/borrowing/', [
      '^src/borrowing/',
      '^src/problem\\.ts$',
      'node_modules/zod/',
    ]),
    only(
      'protocols-know-the-wire-only',
      'A protocol package imports itself, its engine and the parser.',
      '^protocols/',
      ['^protocols/', 'node_modules/fast-xml-parser/'],
    ),
    {
      name: 'protocols-stay-apart',
      severity: 'error',
      comment: 'A protocol package imports no other protocol: only the engine, protocols/xml.',
      from: { path: '^protocols/([^/]+)/' },
      to: { path: '^protocols/', pathNot: ['^protocols/$1/', '^protocols/xml/'] },
    },
    only(
      'the-partner-port-stands-alone',
      'partners/protocol.ts and partner.ts import the core and the profiles.',
      '^src/partners/[^/]+\\.ts$',
      [
        '^src/borrowing/',
        '^src/partners/[^/]+\\.ts$',
        '^src/partners/[^/]+/profile\\.ts$',
        'node_modules/zod/',
      ],
    ),
    only(
      'partners-translate',
      'A partner room imports the core, the port, its own files and its own wire language.',
      '^src/partners/([^/]+)/',
      [
        '^src/borrowing/',
        '^src/problem\\.ts$',
        '^src/partners/[^/]+\\.ts$',
        '^src/partners/$1/',
        '^protocols/$1/',
        'node_modules/zod/',
      ],
    ),
    only(
      'the-ils-translates',
      'The library’s own system is translated as partners are: the core, the ports, its own files, its wire language.',
      '^src/ils/',
      [
        '^src/borrowing/',
        '^src/problem\\.ts$',
        '^src/partners/[^/]+\\.ts$',
        '^src/ils/',
        '^protocols/ncip/',
        'node_modules/zod/',
      ],
    ),
    only(
      'locate-translates',
      'Asking catalogues is translation too: the core, the ports, its own files, the wire languages that it reads.',
      '^src/locate/',
      [
        '^src/borrowing/',
        '^src/problem\\.ts$',
        '^src/partners/[^/]+\\.ts$',
        '^src/locate/',
        '^src/marc/',
        '^protocols/(xml|ncip|openurl)/',
        'node_modules/(zod|@natlibfi/marc-record)/',
      ],
    ),
    only(
      'records-are-read-in-one-place',
      'Records of catalogues: their own files, the XML engine, the record.',
      '^src/marc/',
      ['^src/marc/', '^protocols/xml/', 'node_modules/@natlibfi/marc-record/'],
    ),
    only('the-store-knows-the-core', 'store imports the core, problem.ts and its own files.', '^src/store/', [
      '^src/borrowing/',
      '^src/problem\\.ts$',
      '^src/store/',
      '^(node:|crypto|fs|path|sqlite|worker_threads|zlib)',
      'node_modules/ioredis/',
      'node_modules/zod/',
    ]),
    only(
      'the-citation-room-reads-and-asks',
      'citation imports the core, the ports that it asks and keeps by, and the wire languages that it reads.',
      '^src/citation/',
      [
        '^src/borrowing/',
        '^src/citation/',
        '^src/marc/',
        '^src/problem\\.ts$',
        '^src/store/store\\.ts$',
        '^src/transport/transport\\.ts$',
        '^protocols/(openurl|xml)/',
        'node_modules/(zod|@natlibfi/marc-record)/',
      ],
    ),
    {
      name: 'delivery-knows-ports-only',
      severity: 'error',
      comment: 'delivery imports the core, citation and the ports, never an adapter, HTTP or a protocol.',
      from: { path: '^src/delivery/' },
      to: {
        path: '^(src|protocols)/',
        pathNot: [
          '^src/borrowing/',
          '^src/citation/',
          '^src/delivery/',
          '^src/problem\\.ts$',
          '^src/store/(store|request-index)\\.ts$',
          '^src/ils/(ils|profile)\\.ts$',
          '^src/locate/(locate|profile)\\.ts$',
          '^src/partners/[^/]+\\.ts$',
          '^src/transport/(transport|mailbox)\\.ts$',
        ],
      },
    },
    {
      name: 'http-knows-delivery-and-ports',
      severity: 'error',
      comment:
        'http imports delivery, the core, citation, the ports and hash.ts, never an adapter or a protocol.',
      from: { path: '^src/http/' },
      to: {
        path: '^(src|protocols)/',
        pathNot: [
          '^src/borrowing/',
          '^src/citation/',
          '^src/delivery/',
          '^src/hash\\.ts$',
          '^src/http/',
          '^src/notices/words\\.ts$',
          '^src/problem\\.ts$',
          '^src/store/(store|request-index)\\.ts$',
          '^src/ils/(ils|profile)\\.ts$',
          '^src/locate/(locate|profile)\\.ts$',
          '^src/partners/([^/]+/profile|[^/]+)\\.ts$',
        ],
      },
    },
    {
      name: 'adapters-are-named-once',
      severity: 'error',
      comment: 'Only the entries name adapters.',
      from: {
        path: '^src/',
        pathNot: ['^src/(main|node|cli|worker)\\.ts$', '^src/store/', '^src/transport/'],
      },
      to: { path: ['^src/store/(sqlite|redis)', '^src/transport/(?!(transport|mailbox)\\.ts$)'] },
    },
    only(
      'the-lender-is-another-system',
      'The lender imports its own files, the protocol packages and its dependencies: nothing of the gateway.',
      '^packages/lender/',
      [
        '^packages/lender/',
        '^protocols/(iso18626|ncip|email)/',
        'node_modules/(@hono/node-server|hono|nodemailer|smtp-server|undici|zod)/',
        '^(node:|crypto|events|net|timers|util)',
      ],
    ),
    {
      name: 'only-the-command-line-loads-the-lender',
      severity: 'error',
      comment: 'The gateway works without its lender.',
      from: { path: '^(src|protocols)/', pathNot: ['^src/cli/lender\\.ts$'] },
      to: { path: '^packages/lender/' },
    },
    {
      name: 'the-lender-is-loaded-on-demand',
      severity: 'error',
      comment: 'The command line imports the lender when it is asked to run one.',
      from: { path: '^src/' },
      to: { path: '^packages/lender/', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'node-stays-outside',
      severity: 'error',
      comment: 'A Worker bundles the rest: Node’s own modules stand in entries and adapters only.',
      from: { path: '^(src|protocols|packages)/', pathNot: nodeRooms },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-dev-dependency-in-src',
      severity: 'error',
      comment: 'What runs must be a dependency.',
      from: { path: '^(src|protocols|packages|bin)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '/dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
}
