import type { SettingEntry } from '../setting-words.ts'

/** The settings of libraries, their systems and mailboxes. */
export const librarySettings: Readonly<Record<string, SettingEntry>> = {
  'library.openingDays': ['Opening days', 'The days of the week on which staff work. Not set: every day.'],
  'library.closures': [
    'Closures',
    'Days on which the library is closed. What is due then is due afterwards.',
  ],
  'library.staffMails': [
    'Mails to staff',
    'Who hears of alarms, and of what needs attention in the morning.',
  ],
  'staffMails.to': [
    'Addresses',
    'Who is sent alarms about its requests, and the morning mail.',
    'ill@library.example',
  ],
  'staffMails.digestAt': [
    'Morning mail at',
    'When the mail with what needs attention is sent, in the time zone of the library. Not set: there is none.',
    '07:30',
  ],
  'library.code': [
    'Code',
    'The code of the library: up to twelve capital letters and digits. Numbers of requests begin with it. It cannot change later.',
    'ABC',
  ],
  'library.symbols': [
    'Agency ids',
    'The ids it borrows under. The first one is the one that it signs messages with.',
  ],
  'library.workflow': [
    'Workflow profile',
    'The profile that holds for its requests, unless a partner has one of its own.',
    'standard loan',
  ],
  workflows: ['Profiles by service', 'Other profiles for loans or for copies.'],
  'workflows.loan': ['Loans', 'The profile for loans.'],
  'workflows.copy': ['Copies', 'The profile for copies.'],
  timeZone: ['Time zone', 'Days begin and end as they do there.', 'Europe/Berlin'],
  'library.language': ['Language', 'The language of mails to its patrons, of return slips and of labels.'],
  contact: ['Contact', 'Whom partners reach: it is in messages and letters.'],
  'library.email': ['Email', 'Where its mails come from.', 'ill@library.example'],
  'library.addresses': ['Addresses', 'Where partners send items to.'],
  'library.locateProfile': [
    'Locate profile',
    'How its own catalogue is asked, so that nothing is borrowed that it has itself.',
  ],
  'library.holdingCode': ['Holding code', 'How records of the catalogue name its holdings.'],
  patronPages: ['Pages for patrons', 'Patrons ask for items and follow their requests on pages of lendwire.'],
  'patronPages.keys': ['Keys', 'The keys with which the library’s system signs the identity of the patron.'],
  'keys.kind': ['Kind of key', 'A shared secret (HS256), or public keys (RS256, PS256, ES256, EdDSA).'],
  'keys.id': ['Name', 'The kid of tokens that are signed with it.'],
  'keys.secret': ['Secret', '32 or more characters.'],
  'keys.jwks': ['Key set', 'The public keys as JSON.'],
  'jwks.keys': ['Public keys', 'As the library’s system publishes them (RFC 7517).'],
  'keys.kty': ['Key type', 'RSA, EC or OKP.'],
  'keys.kid': ['Name of the key', 'The kid of the key.'],
  'patronPages.signIn': [
    'Sign-in address',
    'Where patrons sign in. They come back with a token.',
    'https://library.example/sign-in',
  ],
  'patronPages.pickupLocations': [
    'Pickup locations',
    'Where items can be picked up. Not set: the patron is not asked.',
    'Main desk',
  ],
  dialect: [
    'Vendor',
    'The maker of the library system: its departures from the standard are respected.',
    'standard',
  ],
  'ils.url': [
    'Address',
    'Where messages go: https://… to post them, or tcp://host:port for a bare socket.',
    'https://ils.library.example/ncip',
  ],
  'ils.calls': ['Calls', 'What the system is asked, where it differs from the vendor’s settings.'],
  'calls.lookup_user': ['Look up patrons', 'Patrons are checked when a request is created.'],
  'calls.lookup_item': ['Look up items', 'Items are looked up by their barcode.'],
  'calls.create_item': [
    'Create items',
    'A temporary record is created with the request, before an item comes.',
  ],
  'calls.accept_item': [
    'Accept items',
    'The item is recorded, with a hold for the patron, when it is received.',
  ],
  'calls.renew_item': ['Renew loans', 'The patron’s loan is renewed when the partner has renewed it.'],
  'calls.recall_item': ['Recall items', 'The item is recalled from the patron when the partner recalls it.'],
  'calls.check_in_item': ['Check in items', 'The item is checked in when it goes back.'],
  'calls.delete_item': ['Delete items', 'The temporary record is deleted at the end.'],
  'calls.cancel_request_item': [
    'Cancel holds',
    'The hold is cancelled when the request ends without a loan.',
  ],
  whenAway: [
    'When it does not answer',
    'Where the system does not answer when a patron is looked up: refuse the request, or make it with a note.',
  ],
  barcodes: ['Barcodes', 'Which barcode temporary records get.'],
  'ils.pickupLocation': [
    'Pickup location',
    'Where the patron picks items up, where a request does not say it.',
  ],
  'ils.edition': [
    'Edition',
    'Version 2 (an XML schema) or version 1 (a DTD), where it is another than the vendor’s.',
  ],
  'ils.fromAgency': [
    'Our agency id',
    'The agency as which lendwire speaks. Not set: the library’s first id.',
  ],
  'ils.toAgency': ['Its agency id', 'The id in ToAgencyId. Not set: the library’s own.'],
  'mailbox.code': ['Code', 'Small letters and digits. It cannot change later.', 'ill'],
  'library.tiers': [
    'Own prices',
    'What the library charges others. Who supplies free of charge may ask the same of it. Not set: all holders count.',
  ],
  'mailbox.library': ['Library', 'Its mails concern this library alone. Not set: all libraries.'],
  trustedServers: [
    'Trusted mail servers',
    'The names (authserv-id) of the servers that deliver into it: what they say of a sender is believed.',
    'mx.library.example',
  ],
  imap: [
    'Read over IMAP',
    'lendwire reads the mailbox itself. Off: a mail service pushes mails to lendwire.',
  ],
  'imap.host': ['Server', 'The name of the IMAP server.', 'imap.library.example'],
  'imap.port': ['Port', '993 for TLS.'],
  'imap.security': ['Encryption', 'TLS from the first byte, or STARTTLS. None: in private networks only.'],
  'imap.user': ['User', 'The name to sign in with.'],
  'imap.password': ['Password', 'It is stored encrypted and never shown.'],
  'imap.folder': ['Folder', 'The folder that is read.'],
  'imap.leaveUnseen': [
    'Leave mails unread',
    'Mails keep their marks for people who look into the mailbox. Off: each mail that was handled is marked as read.',
  ],
  'imap.reviewFolder': [
    'Folder for review',
    'Mails that wait for review are moved there, unread. Not set: they stay in the folder that is read.',
    'In review',
  ],
  'imap.pollEvery': [
    'Look every',
    'How often it is looked into, where the server does not tell of new mails by itself.',
  ],
  since: [
    'Mails since',
    'Mails that came before are not read. Not set: from now on.',
    '2026-01-01T00:00:00.000Z',
  ],
  retention: ['Personal data', 'How long data of patrons stay after a request is closed.'],
  'retention.anonymizeAfter': [
    'Anonymize after',
    'Names and addresses of patrons are taken out of closed requests after this time.',
  ],
  'retention.removeAfter': ['Remove after', 'Closed requests are removed as a whole after this time.'],
  copyright: ['Copyright', 'How copyright of copies is handled. Not set: nothing is counted or declared.'],
  'copyright.declaration': [
    'Declaration',
    'What patrons declare before a copy is ordered on the pages for patrons. It is kept with the request.',
  ],
  'declaration.text': ['Text', 'The words of the declaration, by language, such as en.'],
  'declaration.version': [
    'Version',
    'It is kept with each request, so that it is known what was declared.',
    '2026-1',
  ],
  'copyright.limit': [
    'Limit',
    'How many copies of articles of one journal the library takes in a calendar year. Not set: they are not counted.',
  ],
  'limit.copies': ['Copies', 'The most copies in a calendar year, filled and pending ones.'],
  'limit.years': ['Years', 'Articles of this age in years, and older ones, are not counted.'],
  'copyright.withinLimit': [
    'Code within the limit',
    'The copyright compliance code of the request message, where the request names none.',
  ],
  'copyright.beyondLimit': [
    'Code beyond the limit',
    'The code of the request message for a copy beyond the limit.',
  ],
  'library.holdBack': [
    'Time to undo',
    'How long messages to partners that a person causes wait before they leave, so that an undo withdraws them. PT0S: not at all.',
  ],
  dueDateNotices: [
    'Reminders of due dates',
    'Mails to patrons about due dates, sent at eight in the morning. Not set: none are sent.',
  ],
  'dueDateNotices.daysBefore': ['Days before', 'So many days before the due date; 0 is the due date itself.'],
  'dueDateNotices.daysAfter': [
    'Days after',
    'So many days after the due date, while the patron has the item.',
  ],
  'library.notices': [
    'Mails to patrons',
    'Mails to patrons in the library’s own words, in place of the built-in ones.',
  ],
  'notices.en': [
    'English',
    'The mails in English, by status or other name: ready_for_pickup, delivered, due_date_near, due_date_passed.',
  ],
  'notices.de': [
    'German',
    'The mails in German, by status or other name: ready_for_pickup, delivered, due_date_near, due_date_passed.',
  ],
  'en.text': [
    'Text',
    'The words of the mail. {library}, {patron}, {title}, {number}, {dueDate} and {pickupLocation} stand for what the request says.',
  ],
  'de.text': [
    'Text',
    'The words of the mail. {library}, {patron}, {title}, {number}, {dueDate} and {pickupLocation} stand for what the request says.',
  ],
  'patronPages.openId': [
    'Sign in by OpenID Connect',
    'Patrons sign in with the account of the institution. Register the redirect address /patron/CODE/openid/callback there.',
  ],
  'openId.issuer': ['Issuer', 'The address of the identity provider.', 'https://login.example.edu'],
  'openId.allowPrivateNetwork': [
    'Private network allowed',
    'Allows an address in your own network. Leave it off where the identity provider is on the public internet.',
  ],
  'openId.clientId': ['Client id', 'The id of lendwire at the identity provider.'],
  'openId.clientSecret': ['Client secret', 'The secret of lendwire at the identity provider.'],
  'openId.scope': ['Scope', 'What is asked of the identity provider.', 'openid email profile'],
  'openId.claims': ['Claims', 'The names of the claims that say who the patron is.'],
  'claims.id': ['Patron id', 'The claim with the patron’s id in the library system.', 'sub'],
  'claims.surname': ['Surname', 'The claim with the surname.', 'family_name'],
  'claims.givenName': ['Given name', 'The claim with the given name.', 'given_name'],
  'claims.email': ['Email', 'The claim with the email address.', 'email'],
  'claims.group': ['Patron group', 'The claim with the patron group. Not set: it is not read.'],
  'claims.language': ['Language of mails', 'The claim with the patron’s language.', 'locale'],
  'patronPages.signInByCard': [
    'Sign in by card',
    'Patrons may sign in by card number and PIN, which the library’s own system checks.',
  ],
}
