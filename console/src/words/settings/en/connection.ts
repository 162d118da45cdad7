import type { SettingEntry } from '../setting-words.ts'

/** The settings of the connections of partners. */
export const connectionSettings: Readonly<Record<string, SettingEntry>> = {
  'partner.connection': ['Protocol', 'The protocol that the partner’s system speaks.'],
  url: [
    'Address',
    'Where messages go: https://… to post them. NCIP also takes tcp://host:port for a bare socket.',
    'https://north.example/iso18626',
  ],
  'connection.edition': [
    'Edition',
    'The edition of the standard that the partner speaks. Not set: as the vendor has it, else 1.2.',
  ],
  'connection.vendor': [
    'Vendor',
    'The maker of its system: its departures from the standard are respected.',
    'standard',
  ],
  'connection.profile': [
    'Vendor',
    'The maker of its system: its departures from the standard are respected.',
    'standard',
  ],
  headers: ['Extra HTTP headers', 'Headers that the other side wants, without secrets.'],
  outboundCredentials: ['How lendwire signs in there', 'What lendwire shows the other side over HTTP.'],
  'outboundCredentials.token': ['Token', 'The token that the other side gave you.'],
  'outboundCredentials.username': ['User name', 'The user name that the other side gave you.'],
  'outboundCredentials.password': ['Password', 'The password that the other side gave you.'],
  'outboundCredentials.name': ['Header', 'The name of the header.', 'X-Api-Key'],
  'outboundCredentials.value': ['Value', 'The value of the header.'],
  account: [
    'Account in the message',
    'For partners that want an account in the header of each message (requestingAgencyAuthentication).',
  ],
  'account.accountId': ['Account', 'The id of the account.'],
  'account.securityCode': ['Security code', 'The password of the account.'],
  timeout: ['Time to answer', 'How long an answer to one message is waited for.'],
  concurrency: ['Messages at once', 'How many messages may be under way at the same time.'],
  'connection.patronRequest': [
    'Say that a patron asked',
    'A request that a patron made says so. Not set: as the vendor wants it.',
  ],
  'connection.takesReminder': [
    'Takes reminders',
    'The partner understands Reminder requests. Not set: as the vendor has it.',
  ],
  'connection.takesStatusRequest': [
    'Answers status requests',
    'The partner answers when it is asked for the status of a request. Not set: as the vendor has it.',
  ],
  tls: [
    'Encrypt a bare socket',
    'Only for tcp:// addresses. The certificate must be one for the host’s name.',
  ],
  version: ['Version attribute', 'What the version attribute says, where the other side wants another one.'],
  prefix: ['Element prefix', 'The prefix of element names, where it is another than the vendor’s.', 'ncip'],
  'connection.agencyType': [
    'Id that it sees',
    'The kind of the library’s agency id that this partner is shown. Not set: the first one.',
  ],
  agencyScheme: ['Scheme of agency ids', 'The Scheme attribute of agency ids.'],
  toAgency: [
    'Its agency id',
    'The id in ToAgencyId, where it is neither its institution code nor its first id.',
  ],
  'connection.onBehalfOfAgency': [
    'Library within it',
    'The library within the partner’s institution, in OnBehalfOfAgency.',
  ],
  fromSystemId: ['Our system id', 'FromSystemId. Not set: as the vendor wants it.'],
  toSystemId: ['Its system id', 'ToSystemId.'],
  applicationProfileType: ['Application profile', 'ApplicationProfileType: what kind of exchange it is.'],
  agencyAuthentication: [
    'Agency password',
    'What goes into FromAgencyAuthentication. It is filled in at sending and is in no stored message.',
  ],
  systemAuthentication: [
    'System password',
    'What goes into FromSystemAuthentication. It is filled in at sending.',
  ],
  'connection.userId': [
    'Borrows as',
    'The user as whom the library borrows there, where it may not know the patron. Not set: its agency id.',
  ],
  takes: ['Services it takes', 'The services of NCIP that it has. What needs another one is not sent.'],
  cancelSettledBy: [
    'What settles a cancel',
    'A message ItemRequestCancelled, or the response already. Not set: as the vendor does it.',
  ],
  'connection.address': ['Email address', 'Where letters go.', 'ill@north.example'],
  'connection.senders': [
    'Further senders',
    'Other addresses, or whole domains such as @north.example, whose mails are the partner’s.',
    '@north.example',
  ],
  'connection.language': [
    'Language of letters',
    'The code of one that is built in, such as en, or of one that a file brings.',
    'en',
  ],
  'connection.dateOrder': [
    'Day and month in numbers',
    'How the partner writes 03/04/2027. Without it the language decides; in English without a region you choose the day of each mail.',
  ],
  replyAddress: [
    'Reply address',
    'Where replies go. {token} marks the place of a signature that tells which request a reply is about.',
    'ill+{token}@library.example',
  ],
  'connection.links': ['Links in letters', 'Letters carry a link to a page where they can be answered.'],
  'connection.linksValidFor': [
    'Links are valid for',
    'How long a link can be used, unless its question is settled before.',
  ],
  'connection.replies': ['Read replies', 'Mails are taken as answers. Letters then carry a form to fill in.'],
  'connection.automaticAnswers': [
    'Answers of ticket systems',
    'What happens to answers that the partner’s mail system marks as automatic, or as mail of a list.',
  ],
  'connection.autoSubmitted': [
    'Mark letters as automatic',
    'Letters carry Auto-Submitted: vacation programs leave them unanswered. Ticket systems set such mails aside.',
  ],
  'connection.senderChecks': [
    'Checks of the sender',
    'What a mail must pass, as the trusted mail servers report it. Other mails wait for a person.',
  ],
  'senderChecks.spf': ['SPF', 'The server may send for the domain.'],
  'senderChecks.dkim': ['DKIM', 'The mail is signed by the domain.'],
  'senderChecks.dmarc': ['DMARC', 'The domain of the sender vouches for the mail.'],
  'senderChecks.token': [
    'Signed reply address',
    'A reply address that was signed for this request takes the place of the other checks. The sender must still be one of the partner’s.',
  ],
  'connection.files': ['Files that are deliveries', 'Which attached files may be a copy that was asked for.'],
  'files.largest': ['Largest file', 'In bytes.'],
  'files.types': ['Kinds of files', 'Other kinds wait for a person.'],
  'connection.letters': [
    'Letters',
    'Only for this partner. A letter that is not set has the words of its language. The reply form and the link are added automatically.',
  ],
  'letters.request': ['Request', 'The first letter about a request.'],
  'letters.retry': ['New attempt', 'It is asked again.'],
  'letters.cancel': ['Cancellation', 'The request is cancelled.'],
  'letters.accept_condition': ['Condition accepted', 'Its condition is agreed to.'],
  'letters.decline_condition': ['Condition declined', 'Its condition is declined.'],
  'letters.received': ['Received', 'The item has arrived.'],
  'letters.renew': ['Renewal', 'A longer loan is asked for.'],
  'letters.shipped_return': ['Return', 'The item is on its way back.'],
  'letters.shipped_forward': ['Forwarded', 'The item goes on to another library.'],
  'letters.status_request': ['Question for the status', 'It asks for the status of the request.'],
  'letters.reminder': ['Reminder', 'It is reminded.'],
  'letters.message': ['Message', 'A message of staff.'],
  'letters.lost': ['Lost', 'The item is lost.'],
  'letters.damaged': ['Damaged', 'The item is damaged.'],
  'letters.hold_return': ['Return after a hold', 'The item goes back although nobody used it.'],
  subject: ['Subject', 'The subject of the mail.'],
  body: ['Text', 'The text. {title} and other names in braces stand for what the request says.'],
  allowPlaintextCredentials: [
    'Allow credentials without encryption',
    'Secrets may go over a connection without TLS. Only in a network that you trust.',
  ],
}
