import { StatementSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'

const run = StatementSync.prototype.run
StatementSync.prototype.run = function (...values) {
  if (this.sourceSQL === 'COMMIT') Atomics.wait(workerData.gate, 0, 1)
  return run.apply(this, values)
}
