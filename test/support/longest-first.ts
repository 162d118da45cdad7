import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest of each suite, longest first. Their order says when they start, and nothing else. */
const longest: readonly string[] = [
  'test/packages/install.test.ts',
  'test/upgrade/old-stores.test.ts',
  'test/large/statistics-of-a-year.test.ts',
  'test/e2e/scenarios.test.ts',
  'test/large/night.test.ts',
  'test/large/directory-sync.test.ts',
  'test/upgrade/upgrades.test.ts',
  'test/store/sqlite-with-threads.test.ts',
  'test/large/benchmarks.test.ts',
  'test/e2e/demo.test.ts',
  'test/large/scenarios-of-edition-1.2.test.ts',
  'test/store/redis-cluster.test.ts',
  'test/cli/config.test.ts',
  'test/store/postgres.test.ts',
  'test/large/openapi-fuzz.test.ts',
  'test/partner-messages/nothing-lost.test.ts',
  'test/e2e/readme-tour.test.ts',
  'test/large/guides.test.ts',
  'test/store/postgres-faults.test.ts',
  'test/e2e/ncip/scenarios.test.ts',
  'test/protocols/email/doubts.test.ts',
  'test/large/restore.test.ts',
  'test/e2e/patron-pages.test.ts',
  'test/protocols/email/fact-sentences.test.ts',
  'test/relay/recorded-lenders.test.ts',
  'test/borrowing/properties/states.test.ts',
  'test/http/security/cross-library.test.ts',
  'test/certify/supplier.test.ts',
  'test/configuration/unreadable-documents.test.ts',
  'test/protocols/email/robustness.test.ts',
  'test/certify/whole-loans.test.ts',
  'test/relay/each-step.test.ts',
  'test/cli/copy.test.ts',
  'test/e2e/email/reply-scenarios.test.ts',
  'test/store/redis-lists.test.ts',
  'test/e2e/contention.test.ts',
  'test/e2e/email/scenarios.test.ts',
  'test/http/security/moved-person.test.ts',
  'test/protocols/email/phrasings.test.ts',
  'test/store/redis.test.ts',
  'test/e2e/mailbox-samples.test.ts',
  'test/store/redis-cluster-added-node.test.ts',
  'test/http/erasure-in-stores.test.ts',
  'test/large/rolling-upgrade.test.ts',
  'test/upgrade/migrate-check.test.ts',
  'test/worker/mail.test.ts',
  'test/worker/fetch.test.ts',
  'test/relay/ncip-relay.test.ts',
  'test/relay/lending-relay.test.ts',
  'test/e2e/mailbox.test.ts',
  'test/http/openapi/examples.test.ts',
  'test/transport/http.test.ts',
  'test/transport/imap.test.ts',
  'test/store/sqlite.test.ts',
  'test/http/accounts/signing-in.test.ts',
  'test/faults/redis.test.ts',
  'test/faults/sqlite.test.ts',
  'test/faults/relay.test.ts',
  'test/faults/postgres.test.ts',
  'test/console/request.test.ts',
  'test/console/requests.test.ts',
  'test/console/partners.test.ts',
  'test/console/configuration.test.ts',
  'test/console/pseudo-language.test.ts',
  'test/console/new-request.test.ts',
  'test/console/scan.test.ts',
  'test/console/keyboard-journeys.test.ts',
  'test/console/partner-connection.test.ts',
  'test/console/journeys.test.ts',
  'test/console/webhooks.test.ts',
  'test/console/request-editing.test.ts',
  'test/console/directory.test.ts',
]

const rank = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((path) => moduleId.endsWith(`/${path}`))
  return place === -1 ? longest.length : place
}

/**
 * Starts the longest test files first, so that no worker runs one of them alone at the end. vitest knows how long a file
 * takes from the run before only, which a fresh machine does not have.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    return usual.toSorted((one, other) => rank(one) - rank(other))
  }
}
