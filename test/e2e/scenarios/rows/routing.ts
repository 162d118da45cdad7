import type { Scenario } from '../scenario.ts'

const byRules = { create: { rota: 'by rules' } } as const

/** Rules and templates that make a rota, the partners that they leave out, and rules that send a request. */
export const routing: readonly Scenario[] = [
  {
    name: 'a rule gives the rota: its template in order, whom it leaves out and why',
    partners: { A: { closures: [{ from: '2026-03-01', to: '2026-03-09' }] }, B: {}, C: {} },
    rules: {
      templates: {
        North: { choose: { by: 'list', partners: ['A', 'C', 'B'] } },
        South: { choose: { by: 'list', partners: ['C'] } },
      },
      rota: {
        rules: [
          { name: 'copies', when: { service: ['copy'] }, templates: ['South'] },
          { name: 'loans', when: { service: ['loan'] }, templates: ['North'] },
          { name: 'the rest', templates: ['South'] },
        ],
      },
    },
    steps: [
      {
        ...byRules,
        status: 'ready_to_send',
        partnersAre: ['C', 'B'],
        explains: ['rota: template North and rule 2 “loans”', 'A left out: closed until 9 March 2026'],
        shows: { rotaBuilds: [{ rules: [{ number: 2, name: 'loans' }], templates: ['North'] }] },
      },
      { do: { type: 'send' }, status: 'request_sent', sends: ['C request'] },
      { lender: 'C', says: { type: 'unfilled' }, status: 'request_sent', sends: ['B request'] },
      {
        create: { rota: 'by rules', service: { type: 'copy' } },
        status: 'ready_to_send',
        partnersAre: ['C'],
        explains: ['rota: template South and rule 1 “copies”'],
      },
    ],
    ends: 'open in ready',
  },
  {
    name: 'all rules that match give their templates; no partner twice, those of last resort at the end',
    partners: { A: {}, B: {}, C: {} },
    rules: {
      templates: {
        North: { choose: { by: 'list', partners: ['B'] }, lastResort: ['A'] },
        South: { choose: { by: 'list', partners: ['B', 'C'] } },
      },
      rota: {
        match: 'all',
        rules: [
          { name: 'one', templates: ['North'] },
          { name: 'two', when: { language: ['nor'] }, templates: ['South'] },
          { name: 'three', when: { identifiers: 'any', neededBy: { withinDays: 14 } }, templates: ['South'] },
        ],
      },
    },
    steps: [
      {
        create: {
          rota: 'by rules',
          citation: { title: 'Sult', identifiers: [{ type: 'ISBN', value: '9788205478602' }] },
          service: { type: 'loan', neededBy: '2026-03-12' },
        },
        status: 'ready_to_send',
        partnersAre: ['B', 'C', 'A'],
        explains: [
          'rota: template North, template South, rule 1 “one” and rule 3 “three”',
          'Lender B left out: it is in the rota already',
        ],
      },
      { create: { rota: 'by rules', citation: { title: 'Pan', language: 'nor' } }, status: 'ready_to_send' },
      { create: { rota: 'by rules' }, status: 'ready_to_send', partnersAre: ['B', 'A'] },
    ],
    ends: 'open in ready',
  },
  {
    name: 'all partners that lend it, the quickest first, the cheaper of equals; a partner at its limit is passed over',
    partners: {
      A: { averageSupplyDays: 3, averageCost: 10 },
      B: { averageSupplyDays: 3, averageCost: 5, limit: 1 },
      C: { services: ['copy'], averageSupplyDays: 1 },
    },
    rules: {
      templates: { Everybody: { choose: { by: 'rule', sort: ['supply_days', 'cost'] } } },
      rota: { rules: [{ name: 'all', templates: ['Everybody'] }] },
    },
    steps: [
      {
        ...byRules,
        status: 'ready_to_send',
        partnersAre: ['B', 'A'],
        explains: ['C left out: does not offer: loan'],
      },
      { do: { type: 'send' }, status: 'request_sent', sends: ['B request'] },
      {
        ...byRules,
        status: 'ready_to_send',
        partnersAre: ['A'],
        explains: ['B left out: at its limit: 1 of 1 requests open'],
      },
      { create: { rota: ['B', 'A'] }, status: 'ready_to_send', partnersAre: ['B', 'A'] },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: ['A request'],
        rota: ['skipped', 'active'],
        explains: ['Lender B skipped: at its limit: 1 of 1 requests open'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'no rule matches; staff add a template, whose partners take turns by weight',
    partners: { A: { weight: 0 }, B: {}, C: { status: 'inactive' } },
    rules: {
      templates: {
        Fair: { choose: { by: 'rule' }, balance: 'weight' },
        Nobody: { choose: { by: 'list', partners: ['C'] } },
      },
      rota: { rules: [{ name: 'students', when: { patronGroup: ['student'] }, templates: ['Fair'] }] },
    },
    steps: [
      { ...byRules, status: 'created', rota: [], explains: ['no rota rule matches'] },
      {
        do: { type: 'add_rota_template', template: 'Nobody' },
        status: 'created',
        refused: 'the rota template adds nobody',
      },
      {
        do: { type: 'add_rota_template', template: 'Fair' },
        status: 'ready_to_send',
        partnersAre: ['B', 'A'],
        explains: ['rota: template Fair', 'C left out: inactive'],
      },
      { do: { type: 'move', entry: 2, to: 1 }, status: 'ready_to_send', partnersAre: ['A', 'B'] },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      {
        do: { type: 'add_rota_template', template: 'Fair' },
        status: 'request_sent',
        refused: 'the rota template adds nobody',
      },
      {
        create: { rota: 'by rules', patron: { id: 'p1', group: 'Student' } },
        status: 'ready_to_send',
        partnersAre: ['B', 'A'],
      },
    ],
    ends: 'open in ready',
  },
  {
    name: 'sending rules: at once, after approval, after staff, by the profile',
    partners: { A: {}, B: {} },
    rules: {
      templates: { North: { choose: { by: 'list', partners: ['A'] } } },
      rota: { rules: [{ name: 'all', templates: ['North'] }] },
      sending: [
        { name: 'urgent', when: { neededBy: { withinDays: 3 } }, does: { action: 'send' } },
        { name: 'dear', when: { format: ['rare'] }, does: { action: 'wait_for_approval' } },
        { name: 'odd', when: { identifiers: 'none' }, does: { action: 'wait_for_staff' } },
      ],
    },
    steps: [
      {
        create: { rota: 'by rules', service: { type: 'loan', neededBy: '2026-03-04' } },
        status: 'request_sent',
        sends: ['A request'],
        explains: ['rota: template North and rule 1 “all”', 'sending rule 1 “urgent”: sent at once'],
      },
      {
        create: { rota: 'by rules', service: { type: 'loan', format: 'rare' } },
        status: 'pending_approval',
        explains: ['sending rule 2 “dear”: waits for approval'],
      },
      { do: { type: 'approve' }, status: 'ready_to_send' },
      {
        ...byRules,
        status: 'waiting_for_staff',
        forbidden: ['send'],
        explains: ['sending rule 3 “odd”: waits for staff'],
      },
      { do: { type: 'approve' }, by: 'staff:ada', status: 'ready_to_send' },
      {
        create: {
          rota: ['B'],
          citation: { title: 'Sult', identifiers: [{ type: 'ISBN', value: '9788205478602' }] },
        },
        status: 'ready_to_send',
        partnersAre: ['B'],
        explains: ['no sending rule matches: the workflow profile leaves the sending to staff'],
      },
    ],
    ends: 'open in ready',
  },
  {
    name: 'a sending rule holds a request until its day, and it goes out automatically then',
    rules: {
      templates: { North: { choose: { by: 'list', partners: ['A'] } } },
      rota: { rules: [{ name: 'all', templates: ['North'] }] },
      sending: [{ name: 'after the weekend', does: { action: 'hold_for', days: 5 } }],
    },
    steps: [
      {
        ...byRules,
        status: 'scheduled',
        forbidden: ['send'],
        shows: { waitingFor: [{ for: 'until', date: '2026-03-07' }] },
        explains: ['sending rule 1 “after the weekend”: held until 7 March 2026'],
      },
      { advance: 'P3D', status: 'scheduled' },
      { advance: 'P1D', status: 'request_sent', sends: ['A request'] },
    ],
    ends: 'open in sent',
  },
]
