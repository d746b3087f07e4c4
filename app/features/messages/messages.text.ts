export const messages = {
  title: 'Messages',
  lead: 'Write to each other between sessions.',
  said: {
    sent: 'Sent.',
    edited: 'Changed. The earlier version stays readable for both of you.',
  },
  field: {
    text: 'Your message',
    textHint:
      'Markdown works: **bold**, *italic*, - for a list, > for a quote. {{names}} hears by e-mail that there is a message, not what it says.',
    files: 'Attach files',
    filesHint:
      'Up to five, 20 MB in all: {{endings}}. After a problem, please choose them once more.',
  },
  send: 'Send',
  empty: 'Nothing written yet. A first hello is a good start.',
  emptyOver: 'You wrote no messages here.',
  by: 'Message from {{name}}',
  you: 'You',
  edited: 'edited',
  editedLink: 'Edited: earlier versions of the message of {{moment}}',
  edit: 'Edit',
  editLabel: 'Edit the message of {{moment}}',
  attachment: '{{name}} ({{size}})',
  kilobytes: '{{size}} KB',
  megabytes: '{{size}} MB',
  message: {
    title: 'Message',
    written: 'Written {{moment}}',
    edit: 'Change it',
    editNote: 'Nobody gets another mail for this.',
    save: 'Save the change',
    history: 'Earlier versions',
    historyNote: 'What it said before, newest first. {{visible}}',
    never: 'It was never changed.',
    version: 'Until it was changed: written {{moment}}',
    changed: 'What changed then: new text is underlined, old text struck through.',
  },
  mail: {
    greeting: 'Hello {{name}},',
    subject: '{{partner}} wrote to you',
    text: '{{partner}} left you a message in your mentoring.',
    button: 'Read and answer',
    remark:
      'What it says stays in Ithaca. Until you have looked, you get no further mail about messages there.',
  },
  problems: {
    emptyFile: '{{name}} is empty.',
    largeFiles: 'This is more than 20 MB. Please make it smaller, or share a link to it.',
    manyFiles: 'One message takes five files. Please send the others with a second one.',
    fileType: '{{name}}: files of this type are not taken. Please see the list beside the field.',
    fileContent:
      '{{name}} is not what its name says, or it holds macros. Please save it once more in its own program, or choose another.',
  },
} as const;
