/** How an installation fares, in English: each sentence says what is, and what to do. */
import type { fr } from './words-fr.ts'

const closedBook = 'The table of results does not answer: this cannot be known.'
const door = {
  well: 'Answers, and reaches its database.',
  other: 'Is of another version than the dashboard: {version} in place of {expected}.',
  database: 'Answers, but does not reach its database.',
  unreachable: 'Does not answer from here.',
}

export const en: typeof fr = {
  states: { well: 'Well', late: 'Late', unreachable: 'Unreachable', attention: 'To look at' },
  parts: {
    api: 'Dashboard',
    issuer: 'Issuer of credentials',
    'ballot-box': 'Ballot box',
    database: 'Database',
    clock: 'Clock',
    tally: 'Tally',
    courier: 'Courier',
    undelivered: 'Undelivered messages',
    rounds: 'Calendar',
  },
  says: {
    api: door,
    issuer: door,
    'ballot-box': door,
    database: { well: 'All tables answer.', unreachable: 'These do not answer: {tables}.' },
    clock: {
      well: 'Last tick: {at}.',
      late: 'Last tick: {at}. There should be one every minute.',
      never: 'Has not ticked yet.',
      unreachable: closedBook,
    },
    tally: {
      well: 'Last run: {at}.',
      late: 'Last run that succeeded: {at}. There should be one every five minutes.',
      never: 'Has not run yet.',
      unreachable: closedBook,
    },
    courier: {
      idle: 'Nothing waits to be sent.',
      well: 'Waiting, or to be tried again: {count}. Last at work: {at}.',
      late: 'Waiting: {count}. Last at work: {at}, which is too long ago.',
      never: 'Waiting: {count}. It has not sent anything yet.',
      unreachable: 'Its queue cannot be read.',
    },
    undelivered: {
      well: 'No message was given up.',
      some: 'Given up, or not to be read: {count}.',
      unreachable: 'The list cannot be read.',
    },
    rounds: {
      well: 'The next step is on time.',
      none: 'No week is planned.',
      paused: 'The schedule pauses: no week is planned.',
      late: 'A step should have taken place: {at}.',
      unreachable: closedBook,
    },
  },
  todo: {
    api: {
      well: '',
      other: 'Deploy again: a deployment may have stopped half way.',
      database:
        'Wait a few minutes. If it lasts, look at the state of DynamoDB in your region, and at the function’s log.',
      unreachable: 'Check your own network first, then that the deployment is complete.',
    },
    issuer: {
      well: '',
      other: 'Deploy again: a deployment may have stopped half way.',
      database:
        'Answers wait on the devices. If it lasts, look at the state of DynamoDB in your region, and at the function’s log.',
      unreachable:
        'Answers wait on the devices. Check your own network first, then that the deployment is complete.',
    },
    'ballot-box': {
      well: '',
      other: 'Deploy again: a deployment may have stopped half way.',
      database:
        'Answers wait on the devices. If it lasts, look at the state of DynamoDB in your region, and at the function’s log.',
      unreachable:
        'Answers wait on the devices. Check that your network lets the address of the box pass, then that the deployment is complete.',
    },
    database: {
      well: '',
      unreachable: 'Wait a few minutes. If it lasts, look at the state of DynamoDB in your region.',
    },
    clock: {
      well: '',
      late: 'No week opens or closes. Look whether its schedule is enabled, and at its log; on one machine, whether Quorum runs.',
      never: 'It ticks within a minute. If not, look whether its schedule is enabled, and at its log.',
      unreachable: 'See the database.',
    },
    tally: {
      well: '',
      late: 'A week that has closed is neither counted nor destroyed. Look at its log, which says what stops it.',
      never: 'It runs within five minutes. If not, look whether its schedule is enabled, and at its log.',
      unreachable: 'See the database.',
    },
    courier: {
      idle: '',
      well: '',
      late: 'Look at its log, then at the state of your mail service. Nothing is lost: it tries for two days.',
      never: 'It begins within a minute. If not, look at its log.',
      unreachable: 'Wait a few minutes. If it lasts, look at the state of SQS in your region.',
    },
    undelivered: {
      well: '',
      some: 'See why on the page Messages, and send them again from there.',
      unreachable: 'Wait a few minutes, then look again.',
    },
    rounds: {
      well: '',
      none: 'Import the organisation: the clock then plans a week within a minute.',
      paused: 'Human resources resume it, on the page Schedule.',
      late: 'See above whether clock and tally run.',
      unreachable: 'See the database.',
    },
  },
  steps: {
    opens: 'Week {week} opens',
    reminds: 'Reminder of week {week}',
    closes: 'Week {week} closes',
    tallies: 'Week {week} is counted and published',
    shreds: 'The ballots of week {week} are destroyed',
    announces: 'The results of week {week} are announced',
  },
}
