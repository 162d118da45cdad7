import type { Examples } from './example.ts'
import { samples } from './sample-values.ts'

/** Examples of keys, people, sessions, the audit log and privacy. */
export const accountExamples: Examples = {
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
  verifyAudit: { status: 200 },
  exportPatron: { parameters: { id: '4711', library: 'ABC' }, status: 200 },
  erasePatron: { parameters: { id: '4711' }, body: { library: 'ABC', force: true }, status: 200 },
}
