import type { Role } from '../configuration/roles.ts'

/**
 * The permissions of a principal in the API. Whose records it sees is a separate rule: a library's principal sees its
 * own only.
 */
export const permissions = [
  'requests:read',
  'requests:write',
  'patrons:read',
  'messages:read',
  'messages:write',
  'deliveries:write',
  'events:read',
  'statistics:read',
  'configuration:read',
  'configuration:write',
  'users:manage',
  'keys:manage',
  'audit:read',
  'privacy:manage',
  'metrics:read',
] as const
export type Permission = (typeof permissions)[number]

const staff = [
  'requests:read',
  'requests:write',
  'patrons:read',
  'messages:read',
  'messages:write',
  'deliveries:write',
  'events:read',
  'statistics:read',
  'configuration:read',
] as const satisfies readonly Permission[]

/** The one table of rights: what each role may do. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  /** Everything, of all libraries. */
  admin: permissions,
  /** Runs one library: its requests, its people, its systems’ keys. */
  library_admin: [...staff, 'users:manage', 'keys:manage', 'audit:read', 'privacy:manage'],
  staff,
  /** Sees the state of requests, without patron data and without the text of messages. */
  viewer: ['requests:read', 'statistics:read', 'configuration:read'],
  /** A library system. */
  system: staff,
  /** Monitoring. */
  metrics: ['metrics:read'],
}

type Access = { readonly read: Permission | null; readonly write: Permission | null }

/**
 * The permission that each resource of the API needs, by the first part of its path below `/v1`; null where every
 * principal may call it. A resource that is not listed is configuration.
 */
const resources: Readonly<Record<string, Access>> = {
  session: { read: null, write: null },
  requests: { read: 'requests:read', write: 'requests:write' },
  parcels: { read: 'requests:read', write: 'requests:write' },
  citations: { read: 'requests:read', write: 'requests:read' },
  views: { read: 'requests:read', write: 'requests:read' },
  alarms: { read: 'requests:read', write: 'requests:write' },
  messages: { read: 'messages:read', write: 'messages:write' },
  deliveries: { read: 'messages:read', write: 'deliveries:write' },
  'relayed-requests': { read: 'messages:read', write: 'deliveries:write' },
  events: { read: 'events:read', write: 'events:read' },
  'gateway-events': { read: 'events:read', write: 'events:read' },
  statistics: { read: 'statistics:read', write: 'statistics:read' },
  'copyright-declarations': { read: 'requests:read', write: 'requests:read' },
  colleagues: { read: 'requests:read', write: 'requests:read' },
  users: { read: 'users:manage', write: 'users:manage' },
  keys: { read: 'keys:manage', write: 'keys:manage' },
  audit: { read: 'audit:read', write: 'audit:read' },
  patrons: { read: 'privacy:manage', write: 'privacy:manage' },
  retention: { read: 'privacy:manage', write: 'privacy:manage' },
}
const configuration: Access = { read: 'configuration:read', write: 'configuration:write' }

/** These hold the text of messages, though they are read with a request. */
const messageTexts = /^\/v1\/requests\/[^/]+\/timeline$/

/** These show the events that were sent, with the id of the patron, and what the endpoint answered. */
const webhookAttempts = /^\/v1\/webhooks\/[^/]+\/attempts$/

/** These show who a patron is, though they belong to a library. */
const patronLookUps = /^\/v1\/libraries\/[^/]+\/patrons\/look-up$/

/** Staff learn from a partner when it is closed: what they note holds for their library. */
const partnerClosures = /^\/v1\/partners\/[^/]+\/closures\/[^/]+$/

/** These write nothing though they are posted. */
const readOnlyPosts = /\/(explain|preview)$/

/**
 * Returns the permission that a call of the API needs.
 *
 * @param method the HTTP method
 * @param path the path, such as `/v1/requests/ABC-2026-000001`
 * @returns null where every principal may make the call
 */
export const permissionFor = (method: string, path: string): Permission | null => {
  if (messageTexts.test(path)) return 'messages:read'
  if (webhookAttempts.test(path)) return 'events:read'
  if (patronLookUps.test(path)) return 'patrons:read'
  if (partnerClosures.test(path)) return 'requests:write'
  const { read, write } = resources[path.split('/')[2] ?? ''] ?? configuration
  return method === 'GET' || method === 'HEAD' || readOnlyPosts.test(path) ? read : write
}
