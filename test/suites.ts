/** Test files that `npm test` leaves out: each suite has its own command, and `.ci/run` runs them all. */
export const suites = {
  /** `npm run test:console`: the console in a browser. */
  console: ['test/console/**/*.test.ts'],
  /** `npm run test:faults`: processes that are killed and networks that fail, at random. */
  faults: ['test/faults/**/*.test.ts'],
  /** `npm run test:scale`: lists over many requests, and an import of many. */
  scale: ['test/scale/**/*.test.ts'],
  /** `npm run test:large`: what takes long by its nature: packing, the whole demo, old stores, clusters, threads, workerd, commands that copy whole stores, pages in a browser without scripts, the scenarios over a second edition, NCIP and mail. */
  large: [
    'test/large/**/*.test.ts',
    'test/cli/{backup,config,copy}.test.ts',
    'test/e2e/demo.test.ts',
    'test/e2e/{email,ncip}/*scenarios.test.ts',
    'test/e2e/{email/page,patron-pages,return-slip}.test.ts',
    'test/packages/**/*.test.ts',
    'test/store/redis-cluster*.test.ts',
    'test/store/sqlite-with-threads.test.ts',
    'test/upgrade/**/*.test.ts',
    'test/worker/**/*.test.ts',
  ],
} as const
