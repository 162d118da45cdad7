import { testEachFault } from './each-fault.ts'

testEachFault('postgres')
