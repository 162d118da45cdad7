import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { diagram } from './life-cycle/diagram.ts'
import { outcomeTableText } from './life-cycle/outcome-table-text.ts'
import {
  answerTable,
  attentionTable,
  commandTable,
  deadlineTable,
  deliveryTable,
  eventTable,
  moveTable,
  nextOrderList,
  statusOrderList,
  statusTable,
  undoTable,
} from './life-cycle/tables.ts'

/**
 * Draws the life cycle of a request from the rows of the core: the stage diagram and the tables of `docs/life-cycle.md`.
 * With `--check` it writes nothing and exits with 1 if the file is not what it would write.
 */
const file = fileURLToPath(new URL('../docs/life-cycle.md', import.meta.url))

const text = `# The life cycle of a request

Drawn by \`npm run docs\` from the rows that the core decides by (\`src/borrowing\`): what it says is what happens. Do not
edit it by hand.

A request has a **stage** (how far it is), a set of things that sending **waits for**, one open question or **negotiation**
with the active partner (or with the library's own system), a **last answer**, **attention** for staff and, once closed, an
**outcome**. Its rota has **entries**, one partner each; at most one is active. What the library and the outside see is the
**status**: one word, projected from these regions.

## Stages

What staff may do almost everywhere is left out of the picture (\`complete\`, \`record_partner_event\`, \`adopt\`, \`found\`, \`undo\`);
an arrow from a box starts from each stage in it. Below, every way from stage to stage.

${diagram()}

${moveTable()}

## Statuses

The status is the first of these that holds:

${statusOrderList()}

From \`patron_returned\` on the status is that of the stage, and attention is shown beside it.

The counterpart is the name in the system that lendwire was modelled on.

${statusTable()}

## Attention

What staff must look at, or should know. It never changes the stage, and is shown beside the status. Where it asks staff to
act it is the library's turn. \`dismiss\` ends any of it and is no remedy.

The words of a partner raise \`message_received\` whatever they come with: they ask where nothing else brings the request
before staff, and inform elsewhere. What does not fit the recorded state raises \`event_ignored\` and changes nothing. What a partner cannot be told raises \`not_sendable\`, but for claims and for declined conditions,
which a cancel follows.

${attentionTable()}

## Next

Every request that is not closed says whose turn it is, for what, since when, and which deadline does what automatically;
a closed one does while items are out, attention asks, or the library's own system is still recording. The first of these
counts:

${nextOrderList()}

Every wait has a deadline, but for these: a message that is being sent (the outbox gives up automatically), a return that the
partner holds back, and what staff are called for already.

## Commands

What a library may do: \`POST /v1/requests/{id}/commands\`. Of several rows of a command the first that holds counts; where none does, the
answer is 409 with the reason, the present status and what is allowed.

${commandTable()}

## Undo

\`undo\` takes back the last command of a person. Everything is as before; what came later and did not change the same stays.
Messages that wait are withdrawn (\`holdBack\` of the library). A partner that was asked because of the command gets a
cancel; one that got another message gets a note to disregard it.

${undoTable()}

## Partner events

What a lender says, the same for every protocol. A message is judged by whether an item of ours may be involved, not by
whether its entry is asked now. Evidence that an item left the partner (shipped, overdue, recalled, a hold or its release,
checked in, completed without return, renewed) beats negotiation: from the active entry it counts as shipped first, whatever
reason its message has; from a partner that was left it raises \`stale_shipment\`. So it does under another number than the
first that the partner gave to a request id: that further loan gets an entry of its own, and nothing of the loan that was
asked for changes. A status beside an answer counts too: “no, already sent” refuses the cancel and is a shipment.
A refusal whose note says that the item was sent (“please ignore, we posted it yesterday”) changes nothing, and asks. While
something may have shipped, no further partner is asked
automatically; staff may \`send {override}\`. A full cancel stands although the partner refused it: whatever ends that entry
later leads to cancelled. Older statements (\`asOf\`) do not overwrite newer ones. Any event of an entry ends its attention
\`no_answer\` and \`send_failed\` (that of a return stays until the loan ends), and the doubt whether it has the request.
\`message\` is words alone; \`status\`, the answer to a status request, acts as the event that it names.

While a retry waits for the time that the partner named, the earlier id still counts: what goes on with that request or ends
it takes the retry back.

${eventTable()}

## What a partner's message leads to

Drawn from the test data of \`test/borrowing/outcomes\`, which has one row for each message and one cell for each situation of
the entry that speaks. \`→x\` stage x · \`=\` nothing · \`end:x\` closed with outcome x · \`entry:x\` the entry's state · \`opens x\`,
\`ends x\` the question with the partner · \`!k\` attention that asks, \`?k\` attention that informs, \`-k\` attention that ends ·
\`»m to n\` message m to the partner of entry n. Situations with the same result stand together; those that are left out lead to
nothing.

${outcomeTableText()}

## Deliveries

What follows once the partner was told something, or could not be: one row an operation, one column a result.
\`unconfirmed\` is an error that the partner answered to a repeat, which proves nothing. \`not_sendable\` is what the partner's
protocol has no word for: it is decided on at once, as if it had been told.

${deliveryTable()}

## Deadlines

Stored with the request and found again after a restart. A deadline is dropped where its row does not hold any more; what is
still waited for is watched again.

${deadlineTable()}

## Answers of the library's own side

${answerTable()}
`

if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
} else if (text !== readText()) {
  console.error(`${file} is stale: npm run docs`)
  process.exitCode = 1
}

function readText(): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
