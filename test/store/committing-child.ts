import { RequestNumber } from '../../src/borrowing/values.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { changeOf, createSamples } from '../contract/samples.ts'

/**
 * A process that commits without end until it is killed, and prints the number of each request once its commit is
 * durable. Arguments: the database file, and a letter that tells this run's numbers from others'.
 */
const [file = '', run = ''] = process.argv.slice(2)
const store = await openSqliteStore({ file })
const samples = createSamples()
const name = (text: string): string => text.replace(/(\d+)$/, `${run}$1`)

const commitForEver = async (): Promise<never> => {
  for (;;) {
    const made = samples.request()
    const request = { ...made, number: RequestNumber.parse(made.number.replace('-R', `-${run}`)) }
    const message = samples.message({ request: request.number })
    const delivery = samples.delivery(request)
    await store.commit(
      changeOf(request, 0, {
        events: [samples.event()],
        outbox: [{ ...delivery, id: name(delivery.id) }],
        inbox: { message: { ...message, id: name(message.id) }, fingerprint: name(message.id) },
      }),
    )
    process.stdout.write(`${request.number}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, commitForEver))
