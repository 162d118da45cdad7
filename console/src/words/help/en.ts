/** The English words of the list of keys. */
export const helpEn = {
  title: 'Help and keys',
  manual: 'Open the manual',
  afterwards: 'then',
  search: 'Search for a request, a page or a worklist',
  commands: 'Pages and worklists by their names',
  newRequest: 'New request',
  next: 'Next request of a list',
  previous: 'Previous request of a list',
  select: 'Select it',
  selectTo: 'Select to here',
  open: 'Open it',
  more: 'All that can be done with it',
  assign: 'Take on the open request',
  message: 'Message to the lender of the open request',
  undo: 'Undo what was just done',
  send: 'Send the form',
  close: 'Close, clear the search, or clear the selection',
  help: 'This list',
  singleKeys:
    'Single keys do nothing while a field has the focus. The menu of your account switches them off.',
}
