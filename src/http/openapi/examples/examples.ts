import { configurationExamples } from './configuration.ts'
import type { Examples } from './example.ts'
import { messageExamples } from './messages.ts'
import { requestExamples } from './requests.ts'
import { samples } from './sample-values.ts'

/** Examples of keys, people, sessions, the audit log and privacy. */
const accountExamples: Examples = {
  createKey: { body: { name: 'Library system', role: 'system', library: 'ABC' }, status: 201 },
  listKeys: { status: 200 },
  getKey: { parameters: { id: samples.key }, status: 200 },
  rotateKey: { parameters: { id: samples.key }, body: { overlap: 'P1D' }, status: 201 },
  deleteKey: { parameters: { id: samples.key }, status: 204 },
  createUser: {
    body: { name: 'Anna Lund', email: 'anna@library.example.org', role: 'staff', library: 'ABC' },
    status: 201,
  },
  inviteUser: { parameters: { id: samples.user }, status: 200 },
  setPassword: { body: { token: samples.token, password: samples.password }, status: 200 },
  listUsers: { status: 200 },
  listColleagues: { status: 200 },
  listCopyrightDeclarations: { parameters: { year: '2026' }, status: 200 },
  getUser: { parameters: { id: samples.user }, status: 200 },
  changeUser: { parameters: { id: samples.user }, body: { name: 'Anna Lund-Berg' }, status: 200 },
  getSignInWays: { status: 200 },
  signIn: { body: { email: 'anna@library.example.org', password: samples.password }, status: 200 },
  finishSignIn: { body: { code: '123456' }, status: 404 },
  getSession: { status: 200 },
  getSecondFactors: { status: 200 },
  startFactorChange: { status: 200 },
  changeSecondFactors: {
    body: { action: 'add_codes', password: samples.password, code: '123456' },
    status: 400,
  },
  changePassword: {
    body: { currentPassword: samples.password, password: `${samples.password}-2` },
    status: 204,
  },
  signOut: { status: 204 },
  requestPasswordReset: { body: { email: 'anna@library.example.org' }, status: 202 },
  checkIdentityProvider: { status: 200 },
  startOpenIdSignIn: { parameters: { returnTo: '/console/requests' }, status: 302 },
  finishOpenIdSignIn: { status: 303 },
  signOutAtProvider: { status: 302 },
  backChannelLogout: {
    body: 'logout_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbHVuZCJ9.c2lnbmF0dXJl',
    status: 400,
  },
  linkOpenIdIdentity: { body: { password: `${samples.password}-2` }, status: 200 },
  decideRefusedIdentity: {
    parameters: { id: samples.user },
    body: { issuer: samples.issuer, subject: 'alund2', decision: 'same_person' },
    status: 200,
  },
  unlinkUser: { parameters: { id: samples.user }, status: 200 },
  signOutUser: { parameters: { id: samples.user }, status: 204 },
  deleteUser: { parameters: { id: samples.user }, status: 204 },
  listAuditEntries: { parameters: { limit: '2' }, status: 200 },
  listOwnActs: { parameters: { from: '2030-01-01T00:00:00Z' }, status: 200 },
  verifyAudit: { status: 200 },
  exportPatron: { parameters: { id: '4711', library: 'ABC' }, status: 200 },
  erasePatron: { parameters: { id: '4711' }, body: { library: 'ABC', force: true }, status: 200 },
}

/** Examples of webhooks, in the order in which an endpoint is set up. */
const webhookExamples: Examples = {
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

/** Examples of what runs the gateway, and of documents that are deleted. */
const operationExamples: Examples = {
  getHealth: { status: 200 },
  getReadiness: { status: 200 },
  deleteAlarmRule: { parameters: { code: 'partner-paused' }, status: 204 },
  deleteWebhook: { parameters: { code: 'ils' }, status: 204 },
  deleteMailbox: { parameters: { code: 'main' }, status: 204 },
  deleteIls: { parameters: { code: 'ABC' }, status: 204 },
  deleteRotaTemplate: { parameters: { code: 'neighbours' }, status: 204 },
  deleteLocateProfile: { parameters: { code: 'union-catalogue' }, status: 204 },
  deleteWorkflow: { parameters: { code: 'fast' }, status: 204 },
  deleteVendor: { parameters: { code: 'meridian' }, status: 204 },
  deletePartner: { parameters: { code: 'NORDBY' }, status: 204 },
  deleteLibrary: { parameters: { code: 'ABC' }, status: 204 },
  getRestore: { status: 200 },
  releaseRestore: { body: { partners: ['NORDBY'], how: 'reconcile' }, status: 200 },
}

/** An example of every operation, in an order in which a test can call them one after the other. */
export const examples: Examples = {
  ...configurationExamples,
  ...requestExamples,
  ...messageExamples,
  ...webhookExamples,
  ...accountExamples,
  ...operationExamples,
}
