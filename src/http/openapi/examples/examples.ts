import { accountExamples } from './accounts.ts'
import { configurationExamples } from './configuration.ts'
import type { Examples } from './example.ts'
import { messageExamples } from './messages.ts'
import { operationExamples } from './operation.ts'
import { requestExamples } from './requests.ts'
import { webhookExamples } from './webhooks.ts'

/** An example of every operation, in an order in which a test can call them one after the other. */
export const examples: Examples = {
  ...configurationExamples,
  ...requestExamples,
  ...messageExamples,
  ...webhookExamples,
  ...accountExamples,
  ...operationExamples,
}
