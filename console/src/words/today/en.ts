/** The English words of the start page. */
export const todayEn = {
  today: {
    title: 'Today',
    nothing: 'Nothing needs you',
    whose: 'Whose requests',
    whoseChoices: { mine_and_free: 'Mine and unassigned', mine: 'Mine', all: 'Everyone' },
    openRequest: 'Open the request',
    limit: (amount: string) => `limit ${amount}`,
    open: 'Open',
    seeAlarms: 'See alarms',
    moreAlarms: (count: number) => (count === 1 ? '1 more alarm' : `${count} more alarms`),
    andMore: (count: number) => `and ${count} more`,
    aside: 'Also today',
    groups: {
      wanted: { title: 'Wanted back', hint: 'by the lender' },
      asks: { title: 'Lender asks', hint: 'waiting for our answer' },
      late: { title: 'No answer', hint: 'deadline passed' },
      missing: { title: 'Not as it should be', hint: 'not here, in part, or damaged' },
      failed: { title: 'Failed', hint: 'a message or a record' },
      approve: { title: 'To approve', hint: 'before the first lender is asked' },
      unfilled: { title: 'Nobody left to ask', hint: 'needs another lender' },
      other: { title: 'To look at', hint: 'everything else' },
    },
  },
}
