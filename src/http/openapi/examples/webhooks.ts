import type { Examples } from './example.ts'
import { samples } from './sample-values.ts'

/** Examples of webhooks, in the order in which an endpoint is set up. */
export const webhookExamples: Examples = {
  putWebhook: {
    parameters: { code: 'ils' },
    body: {
      library: 'ABC',
      url: 'https://ils.example.org/lendwire',
      types: ['request.shipped', 'request.received'],
    },
    status: 201,
  },
  createWebhookSecret: { parameters: { code: 'ils' }, body: {}, status: 201 },
  patchWebhook: { parameters: { code: 'ils' }, body: { timeout: 'PT10S' }, status: 200 },
  getWebhook: { parameters: { code: 'ils' }, status: 200 },
  listWebhooks: { status: 200 },
  testWebhook: { parameters: { code: 'ils' }, status: 200 },
  getWebhookState: { parameters: { code: 'ils' }, status: 200 },
  listWebhookAttempts: { parameters: { code: 'ils' }, status: 200 },
  resendWebhookEvent: { parameters: { code: 'ils' }, body: { event: samples.event }, status: 200 },
  replayWebhook: { parameters: { code: 'ils' }, body: { cursor: samples.cursor }, status: 200 },
  pauseWebhook: { parameters: { code: 'ils' }, status: 200 },
  resumeWebhook: { parameters: { code: 'ils' }, status: 200 },
}
