// Mails that come back, as different mail servers write them, about a mail of ours.
export interface AboutMail {
  /** `bounce+<token>@domain`, where it comes back to. */
  returnAddress: string;
  /** The address the mail was sent to. */
  address: string;
  envelopeId?: string;
  messageId?: string;
}

const returnedHeaders = ({ address, messageId }: AboutMail): string => `From: =?UTF-8?B?xJDDum5nIEjhuqFu?= <dung-han@namdinh.example>
To: ${address}
Subject: =?UTF-8?Q?Nh=E1=BA=AFc?=
${messageId ? `Message-ID: ${messageId}\n` : ''}Date: Thu, 1 Apr 2021 08:00:00 +0700`;

export interface ReportOptions {
  action?: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  status?: string;
  diagnostic?: string;
  finalRecipient?: string;
}

/** As Postfix writes it. */
export function deliveryReport(about: AboutMail, options: ReportOptions = {}): string {
  const {
    action = 'failed',
    status = '5.1.1',
    diagnostic = `550 5.1.1 <${about.address}>: Recipient address rejected`,
    finalRecipient = about.address,
  } = options;
  return `Return-Path: <>
Delivered-To: ${about.returnAddress}
Received: by mx.namdinh.example (Postfix)
Date: Thu,  1 Apr 2021 08:00:02 +0700 (+07)
From: MAILER-DAEMON@mx.namdinh.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${about.returnAddress}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="8F3B21C0.1617238802/mx.namdinh.example"
Message-Id: <20210401010002.A1@mx.namdinh.example>

This is a MIME-encapsulated message.

--8F3B21C0.1617238802/mx.namdinh.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.namdinh.example.

<${about.address}>: ${diagnostic}

--8F3B21C0.1617238802/mx.namdinh.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.namdinh.example
${about.envelopeId ? `Original-Envelope-Id: ${about.envelopeId}\n` : ''}X-Postfix-Queue-ID: 8F3B21C0
Arrival-Date: Thu,  1 Apr 2021 08:00:00 +0700 (+07)

Final-Recipient: rfc822; ${finalRecipient}
Original-Recipient: rfc822;${about.address}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.sotuphap.example
Diagnostic-Code: smtp; ${diagnostic.replace(' ', '\n    ')}

--8F3B21C0.1617238802/mx.namdinh.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

${returnedHeaders(about)}

--8F3B21C0.1617238802/mx.namdinh.example--
`;
}

const fromDaemon = ({ returnAddress }: AboutMail, subject: string, extra = ''): string => `Return-Path: <>
Delivered-To: ${returnAddress}
From: "Mail Delivery System" <MAILER-DAEMON@mx.other.example>
To: ${returnAddress}
Subject: ${subject}
${extra}Date: Thu, 1 Apr 2021 08:00:03 +0700
`;

/** Bounces in words only, by the server that writes so. */
export const BOUNCES_IN_WORDS: Readonly<Record<string, (about: AboutMail) => string>> = {
  qmail: (about) => `${fromDaemon(about, 'failure notice')}
Hi. This is the qmail-send program at mx.other.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${about.address}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

${returnedHeaders(about)}
`,
  Exim: (about) => `${fromDaemon(about, 'Mail delivery failed: returning message to sender', `X-Failed-Recipients: ${about.address}\n`)}
This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${about.address}
    host mx.sotuphap.example [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<${about.address}>:
    550 5.1.1 User unknown

------ This is a copy of the message's headers. ------

${returnedHeaders(about)}
`,
  Exchange: (
    about,
  ) => `${fromDaemon(about, 'Undeliverable: =?UTF-8?Q?Nh=E1=BA=AFc?=', 'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n')}
${Buffer.from(
  `<html><body><p>Delivery has failed to these recipients or groups:</p><p>${about.address}<br>
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'</p></body></html>`,
).toString('base64')}
`,
  Gmail: (about) => `${fromDaemon(about, 'Delivery Status Notification (Failure)')}
** Address not found **

Your message wasn't delivered to ${about.address} because the address couldn't be found, or is unable to receive mail.

The response from the remote server was:
550 5.1.1 The email account that you tried to reach does not exist.
`,
};

export const delayInWords = (about: AboutMail): string => `${fromDaemon(about, 'Warning: message delayed 24 hours')}
This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to ${about.address} after 24 hours on the queue.
No action is required on your part. Delivery attempts will continue for some time. 4.4.1 connection timed out
`;

export const autoReply = ({ returnAddress, address }: AboutMail): string => `Return-Path: <${address}>
Delivered-To: ${returnAddress}
From: <${address}>
To: ${returnAddress}
Subject: =?UTF-8?Q?Tr=E1=BA=A3_l=E1=BB=9Di_t=E1=BB=B1_=C4=91=E1=BB=99ng?=
Auto-Submitted: auto-replied (vacation)
Content-Type: text/plain; charset=utf-8

Tôi đi công tác đến hết ngày 05/4. Your message could not be delivered to me in person.
`;

export const personalReply = ({ returnAddress, address }: AboutMail): string => `Return-Path: <${address}>
Delivered-To: ${returnAddress}
From: <${address}>
To: ${returnAddress}
Subject: Re: undeliverable
Content-Type: text/plain; charset=utf-8

Sở đã nhận được thư.
`;
