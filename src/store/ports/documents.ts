import type { PartnerCode } from '../../borrowing/values.ts'
import type { Stored } from './stored.ts'

/** Kinds of documents that are few and read far more often than written. A store keeps them parsed in memory. */
export const cachedKinds = [
  'library',
  'ils',
  'partner',
  'workflow',
  'rota_template',
  'rota_rules',
  'sending_rules',
  'partner_statistics',
  'partner_balances',
  'key',
  'setting',
  'mailbox',
  'locate_profile',
  /** Requests that could not be changed: beside the request, which could not be written. */
  'request_fault',
  'vendor',
  'directory_entry',
  'directory_source',
  'network',
  'webhook',
  'alarm_rule',
  'alarm_settings',
  /** The view of a partner's technician of messages that arrive. */
  'inbound_view',
] as const
export type CachedKind = (typeof cachedKinds)[number]

/** All kinds of documents: the configuration, and records of the gateway's own. */
export const documentKinds = [
  ...cachedKinds,
  'circuit',
  'citation_lookup',
  /** The copies of articles of one journal that a library asked for in a calendar year. */
  'copyright_copies',
  'copyright_declarations',
  /** People who work with lendwire; their ids by email address and identity; the hashes of their passwords. */
  'user',
  'user_index',
  'user_password',
  /** The second factors of people with a password. */
  'user_factors',
  /** When a key or person was last used or signed in. */
  'last_use',
  /** The random ids under which people appear in the audit log, by a pseudonym of each person. */
  'audit_subject',
  /** Patrons who want no notices, by a pseudonym of each. */
  'notice_choice',
  /** The position up to which a mailbox was read. */
  'mailbox_position',
  /** When a mailbox was read, and what failed. */
  'mailbox_state',
  /** The progress of a webhook, and its last attempts. */
  'webhook_state',
  'webhook_attempts',
  /** Saved views of the list of requests. */
  'view',
  /** Parcels that came without a request. */
  'parcel',
  /** Commands that run on whole lists of requests, and the parts of these lists. */
  'bulk_job',
  'bulk_job_part',
  /** Alarms that are open or were open, and messages about them that are to be sent. */
  'alarm',
  'alarm_message',
  /** On which day the daily mail was sent: that about alarms, and that of each library. */
  'digest',
  /** The last connection tests of a partner. */
  'partner_check',
  /** The last test letter to a partner that is reached by mail. */
  'test_letter',
  /** The last messages that arrived from a partner, while its technician may see them. */
  'arrivals',
  /** That a partner used much of its daily quota of messages. */
  'quota_use',
  /** That a library's own system answers, and not about the patron who signs in. */
  'patron_look_up_failure',
  /** The documents that could be used when the attention of requests was brought up to date with them last. */
  'usable_documents',
  /** The codes of union catalogues that belong to no partner. */
  'unmapped_codes',
  /** How the readings of a directory source go. */
  'directory_sync',
  /** Requests to libraries that lend, the bodies of messages that are to be passed on, and what is left to do. */
  'relayed_request',
  'relayed_body',
  'relay_work',
  /** Which relayed requests a lending system knows under an id. */
  'relayed_id',
  /** What a library shipped to partners in a month, of what was passed on to its lending system. */
  'relayed_shipments',
  /** When a gateway was last seen to run on this store. */
  'running',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** A document with its key and version. */
export type StoredDocument = Stored<unknown> & { readonly key: string }

/** The documents of the cached kinds at one moment. */
export type DocumentSnapshot = {
  get(kind: CachedKind, key: string): Stored<unknown> | null
  /** Lists all documents of a kind, by key. Returns the same array until a document of the kind changes. */
  list(kind: CachedKind): readonly StoredDocument[]
}

/** A document to write or to delete. */
export type DocumentWrite = {
  readonly kind: DocumentKind
  readonly key: string
  /** Undefined deletes the document. */
  readonly value: unknown
  /** The version that must be stored now: 0 creates the document, null accepts any. */
  readonly expectedVersion: number | null
  /** Writes only while no request has a live entry of this partner; otherwise the result is `in_use`. */
  readonly unlessLivePartner?: PartnerCode
}

/** A part of the documents of a kind, and where the next one begins; null behind the last. */
export type DocumentPage = { readonly documents: readonly StoredDocument[]; readonly next: string | null }

/** Stores documents by kind and key. */
export type DocumentsPort = {
  /** Reads the documents of the cached kinds. Returns the same object until one of them changes, by any process. */
  readDocumentSnapshot(): Promise<DocumentSnapshot>
  getDocument(kind: DocumentKind, key: string): Promise<Stored<unknown> | null>
  /** Lists all documents of a kind, by key. */
  listDocuments(kind: DocumentKind): Promise<readonly StoredDocument[]>
  /**
   * Reads a page of the documents of a kind, in no order. It is for kinds whose documents are too many to be read at once.
   * What is there from the first page to the last comes once at least.
   *
   * @param cursor `next` of the page before; null for the first one
   */
  listDocumentPage(kind: DocumentKind, cursor: string | null, limit: number): Promise<DocumentPage>
  /** Writes documents in one atomic step: all of them or none. */
  putDocuments(documents: readonly DocumentWrite[]): Promise<'written' | 'conflict' | 'in_use'>
}
