import type { Attachment, Message } from './message-queries.server.ts';

/** A message as the browser gets it. */
export interface ShownMessage {
  id: string;
  author: string;
  isMine: boolean;
  html: string;
  createdAt: string;
  isEdited: boolean;
  attachments: Attachment[];
}

export function showMessage(
  message: Message,
  { me, render }: { me: string; render: (text: string) => string },
): ShownMessage {
  return {
    id: message.id,
    author: message.author,
    isMine: message.authorId === me,
    html: render(message.text),
    createdAt: message.createdAt.toISOString(),
    isEdited: message.editedAt !== null,
    attachments: message.attachments,
  };
}
