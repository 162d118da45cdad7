import type { AuditEntry } from './audit-entry.ts'

/** The kinds of what the paths of calls name, by their collections. */
const kindsInPaths: Readonly<Record<string, string>> = {
  requests: 'request',
  partners: 'partner',
  libraries: 'library',
  webhooks: 'webhook',
  mailboxes: 'mailbox',
  users: 'user',
  keys: 'key',
}

const subjectOfPath = (path: string | undefined): readonly string[] => {
  const [, , collection = '', code] = path?.split('/') ?? []
  const kind = kindsInPaths[collection]
  return kind === undefined || code === undefined ? [] : [`${kind}:${code}`]
}

/**
 * Returns what an entry is about: its library, requests, documents, people and keys, each as its kind and its code, such
 * as `partner:NORTH`.
 */
export const auditSubjects = ({
  library,
  requests = [],
  changes = [],
  partner,
  webhook,
  path,
}: AuditEntry): readonly string[] => [
  ...(library === null ? [] : [`library:${library}`]),
  ...requests.map((number) => `request:${number}`),
  ...changes.map(({ kind, code }) => `${kind}:${code}`),
  ...(partner === undefined ? [] : [`partner:${partner}`]),
  ...(webhook === undefined ? [] : [`webhook:${webhook}`]),
  ...subjectOfPath(path),
]
