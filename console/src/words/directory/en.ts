/** The English words of the directory. */
export const directoryEn = {
  import: 'Import a directory',
  importAbout:
    'Bring in the directory of a consortium from CSV or JSON, also as CrossLink gives it. You see what would change before it does.',
  importHint:
    'An import replaces what the same source said before. What an admin changed here stays. The manual names the columns of the CSV.',
  inLine: (line: string, column: string) => (column === '' ? `line ${line}` : `line ${line}, ${column}`),
  source: 'Name of the source',
  createPartners: 'Partners',
  createOptions: {
    none: 'Make none',
    inactive: 'Make inactive ones of new entries',
    active: 'Make active ones of new entries',
  },
  acceptMissing: 'Many entries may be missing',
  kept: (count: number) =>
    count === 1
      ? '1 value stays, since it was changed here'
      : `${count} values stay, since they were changed here`,
  missing: (count: number) =>
    count === 1 ? '1 entry is no longer in the source' : `${count} entries are no longer in the source`,
  held: (count: number) =>
    count === 1
      ? '1 change of a partner waits for a person'
      : `${count} changes of partners wait for a person`,
  heldHint: 'Agency ids and addresses stay as they are until you accept them on the partner’s page.',
  panel: 'From the directory',
  panelHint:
    'What this profile leaves out is inherited from its directory entry. Change a value below to set it here.',
  entry: 'Entry',
  statuses: {
    present: 'in the directory',
    missing: 'no longer in the directory',
    withdrawn: 'withdrawn: new rotas pass it over',
  },
  columns: { setting: 'Setting', value: 'Value', origin: 'From' },
  origins: { partner: 'this profile', none: 'nobody sets it' },
  fromEntry: (entry: string) => `entry ${entry}`,
  heldTitle: 'Waits for a person',
  accept: 'Accept',
  acceptOf: (member: string) => `Accept: ${member}`,
  filters: {
    network: 'Network',
    source: 'Source',
    vendor: 'Vendor',
    none: 'No such entry',
    noneHint: 'Change or clear the filters above.',
  },
  sync: {
    title: 'Readings',
    hint: 'The source is read by its schedule. Try it to see what would change.',
    tryNow: 'Try',
    readNow: 'Read now',
    reading: 'The source is being read …',
    never: 'Not read yet.',
    outcomes: {
      applied: 'Stored',
      unchanged: 'Nothing changed',
      shown: 'Tried: nothing was stored',
      held: 'Waits for an admin',
      failed: 'Failed',
    },
    columns: {
      ended: 'Time',
      outcome: 'Result',
      entries: 'Entries',
      changes: 'Changes',
      refused: 'With faults',
      missing: 'Missing',
    },
    proposals: (count: number) =>
      count === 1 ? 'The directory proposes 1 document' : `The directory proposes ${count} documents`,
    proposalsHint:
      'The catalogues of its members, and rotas that end with their lenders of last resort. Nothing is created before you say so.',
    proposedFor: (entry: string) => `For ${entry}:`,
    needed: (names: string) => `Needs first: ${names}. Accept the changes, or create them.`,
    create: 'Create',
    created: 'created',
    accept: (count: number) => (count === 1 ? 'Accept 1 change' : `Accept ${count} changes`),
    faults: (count: number) =>
      count === 1 ? '1 fault: its entry stays as it is' : `${count} faults: their entries stay as they are`,
  },
}
