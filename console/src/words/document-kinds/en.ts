/** The English words of the kinds of documents in the configuration, and of their lists. */
export const documentKindsEn = {
  title: 'Configuration',
  description: 'How requests proceed, whom they go to, and what lendwire is connected with.',
  name: 'Code',
  summary: 'In short',
  find: 'Code, name or other words',
  add: 'Add',
  newTitle: (one: string) => `New: ${one}`,
  none: (many: string) => `No ${many.charAt(0).toLowerCase()}${many.slice(1)} yet`,
  delete: 'Delete',
  notices: {
    preview: 'Preview',
    hint: 'The mail as a patron gets it, about a made-up request, in the words of the form above: they need not be saved.',
    notice: 'Kind of mail',
    language: 'Language',
    names: {
      ready_for_pickup: 'Ready for pickup',
      due_date_near: 'Before the due date',
      due_date_passed: 'After the due date',
      delivered: 'A file for the patron',
      question: 'A question to the patron',
    },
  },
  deleteTitle: (code: string) => `Delete ${code}?`,
  deleteText: (one: string, code: string) =>
    `The ${one.toLowerCase()} ${code} is deleted. This cannot be undone.`,
  deleted: (code: string) => `${code} is deleted`,
  usedBy: 'What uses it',
  usedByNothing: 'Nothing uses it: it can be deleted.',
  namedBy: (count: number) =>
    count === 1
      ? 'It cannot be deleted: this uses it. Change it first.'
      : `It cannot be deleted: ${count} others use it. Change them first.`,
  ilsNamed:
    'It has items of these requests, or is to be told of them. Wait until the items are back, and settle what the system refused: the request says how. If the system is gone for ever, switch the calls “Accept items” and “Create items” off and save, then delete it: staff see to what is left in it.',
  andMore: (count: number) => `and ${count} more`,
  request: (number: string) => `Request ${number}`,
  key: (id: string) => `API key ${id}`,
  faultsTitle: (count: number) =>
    count === 1
      ? 'One document cannot be read. Save it again.'
      : `${count} documents cannot be read. Save them again.`,
  kinds: {
    partner: {
      one: 'Partner',
      many: 'Partners',
      about: 'The libraries that lend to you.',
      firstStep: 'Add a partner, then test the connection.',
    },
    library: {
      one: 'Library',
      many: 'Libraries',
      about: 'The libraries that borrow through this gateway, with the library system of each.',
      firstStep: 'Add your library: its name and the agency id that partners know it by.',
    },
    ils: {
      one: 'Library system',
      many: 'Library systems',
      about: 'How the library’s own system (ILS) is reached over NCIP, and what it is asked.',
      firstStep: '',
    },
    workflow: {
      one: 'Workflow profile',
      many: 'Workflow profiles',
      about: 'Which steps requests take, how long each may last, and what follows then.',
      firstStep: 'The built-in profile “standard loan” holds until you add one of your own.',
    },
    rota_template: {
      one: 'Rota template',
      many: 'Rota templates',
      about: 'Which partners are asked, in which order.',
      firstStep: 'Add a template that lists your partners, then let a rota rule use it.',
    },
    rota_rules: {
      one: 'Rota rules',
      many: 'Rota rules',
      about: 'Which rota templates a new request gets. Rules are read in order.',
      firstStep: '',
    },
    sending_rules: {
      one: 'Sending rules',
      many: 'Sending rules',
      about:
        'When a new request goes out: at once, after approval, or on a day. The first rule that matches counts.',
      firstStep: '',
    },
    locate_profile: {
      one: 'Locate profile',
      many: 'Locate profiles',
      about: 'How a catalogue is asked whether a partner holds an item.',
      firstStep: 'Add a catalogue, then name it in the partners whose holdings are in it.',
    },
    directory_entry: {
      one: 'Directory entry',
      many: 'Directory entries',
      about: 'An institution as its directory describes it. Partners inherit from it what they leave out.',
      firstStep: 'Import a directory on the page of the partners, or add an entry.',
    },
    directory_source: {
      one: 'Directory source',
      many: 'Directory sources',
      about: 'A directory that lendwire reads regularly: CrossLink’s, or a CSV file.',
      firstStep: 'Add the address of the directory, and try it before anything changes.',
    },
    network: {
      one: 'Network',
      many: 'Networks',
      about: 'What holds between the libraries of a network: prices, and how much more each may borrow.',
      firstStep: 'Add one where its members share prices or limits. A network works without a document too.',
    },
    vendor: {
      one: 'Vendor',
      many: 'Vendors',
      about: 'How systems of one maker depart from a standard. The common ones are built in.',
      firstStep: 'The common vendors are built in. Add one only where a system behaves otherwise.',
    },
    alarm_rule: {
      one: 'Alarm rule',
      many: 'Alarm rules',
      about: 'What raises an alarm, and who is told of it.',
      firstStep: 'A new gateway has a rule for each problem.',
    },
    alarm_settings: {
      one: 'Alarm settings',
      many: 'Alarm settings',
      about: 'Who is told of alarms and when not, and when partners are tested.',
      firstStep: '',
    },
    mailbox: {
      one: 'Mailbox',
      many: 'Mailboxes',
      about: 'Where replies of email partners come in.',
      firstStep: 'Add the mailbox that partners answer to.',
    },
    webhook: {
      one: 'Webhook',
      many: 'Webhooks',
      about: 'The endpoints of library systems that are sent what happens with requests.',
      firstStep: '',
    },
  },
}
