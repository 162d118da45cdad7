import before_deleting from './before_deleting.json' with { type: 'json' }
import command_line from './command_line.json' with { type: 'json' }
import connection_test from './connection_test.json' with { type: 'json' }
import failure from './failure.json' with { type: 'json' }
import fault from './fault.json' with { type: 'json' }
import file from './file.json' with { type: 'json' }
import import_file from './import_file.json' with { type: 'json' }
import named_by from './named_by.json' with { type: 'json' }
import not_found from './not_found.json' with { type: 'json' }
import not_stored from './not_stored.json' with { type: 'json' }
import postgres from './postgres.json' with { type: 'json' }
import problem from './problem.json' with { type: 'json' }
import problem_type from './problem_type.json' with { type: 'json' }
import redis from './redis.json' with { type: 'json' }
import sign_in from './sign_in.json' with { type: 'json' }
import sqlite from './sqlite.json' with { type: 'json' }
import start from './start.json' with { type: 'json' }
import store from './store.json' with { type: 'json' }
import yaml from './yaml.json' with { type: 'json' }

/** What the gateway and the command line say, by area. */
export const gatewayAreas = {
  before_deleting,
  command_line,
  connection_test,
  failure,
  fault,
  file,
  import_file,
  named_by,
  not_found,
  not_stored,
  postgres,
  problem,
  problem_type,
  redis,
  sign_in,
  sqlite,
  start,
  store,
  yaml,
}
