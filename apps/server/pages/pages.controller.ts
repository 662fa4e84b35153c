// The pages: rendered on the server, no script, nothing loaded from elsewhere.
import { Controller, Get, Header, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readFileSync } from 'node:fs';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Public } from '../../../libs/identity/access.decorator.js';
import { RefusedError, refuse } from '../../../libs/kernel/index.js';
import { listOutbox, readOutboxFile, readOutboxMail } from '../../../libs/notice/channels/mail/outbox.reader.js';
import { plansProjection, type PlanRow } from '../../../libs/plan/plans.projection.js';
import type { Standing } from '../../../libs/task/facts/task.state.rule.js';
import { messageViews, showMessage } from '../../../libs/application/use-cases/message.use-cases.js';
import { listReports, showReport } from '../../../libs/application/use-cases/report.use-cases.js';
import type { Frame } from '../../../libs/pages/layout.template.js';
import { MessagePage, MessagesPage } from '../../../libs/pages/messages.template.js';
import { OutboxMailPage, OutboxPage } from '../../../libs/pages/outbox.template.js';
import { ReportPage, ReportsPage } from '../../../libs/pages/reports.template.js';
import { OverviewPage } from '../../../libs/pages/overview.template.js';
import { TaskPage } from '../../../libs/pages/task.template.js';
import { TasksPage } from '../../../libs/pages/tasks.template.js';
import { PageSettings } from '../tokens/page-settings.js';
import { ServedApplication } from '../tokens/served-application.js';
import { frameOf } from './frame.js';
import { TrailPage } from '../../../libs/pages/trail.template.js';
import type { Application, Questions } from '../../../libs/application/ports/application.types.js';
import type { Recording, ReferenceData } from '../../../libs/engine/turn/ports.types.js';

type PagePorts = Recording & ReferenceData & Questions & Pick<Application, 'channels' | 'projections' | 'texts'>;

const STYLE = readFileSync(new URL('../../../libs/pages/style.css', import.meta.url), 'utf8');
const MAILS_SHOWN = 200;
const MESSAGES_SHOWN = 200;
/** Of the tasks that are late, or soon will be, the first page shows so many; all of them are a page of their own. */
const TASKS_IN_SIGHT = 50;
const TASKS_SHOWN = 100;
const EVENTS_SHOWN = 200;
const HTML = 'text/html; charset=utf-8';

const page = (element: ReactElement): string => `<!DOCTYPE html>\n${renderToStaticMarkup(element)}`;

@ApiExcludeController()
@Controller()
export class PagesController {
  readonly #application: PagePorts;
  readonly #settings: PageSettings;
  constructor(@Inject(ServedApplication) application: PagePorts, settings: PageSettings) {
    this.#application = application;
    this.#settings = settings;
  }

  #frame(path: string): Frame {
    return frameOf(this.#application, this.#settings, path);
  }

  @Get('style.css')
  @Public()
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'max-age=3600')
  style(): string {
    return STYLE;
  }

  @Get()
  @Public()
  @Header('content-type', HTML)
  async overview(): Promise<string> {
    const application = this.#application;
    const overview = {
      ...(await application.counts()),
      late: (await application.listTasks({ standing: 'late' })).slice(0, TASKS_IN_SIGHT),
      atRisk: (await application.listTasks({ standing: 'at-risk' })).slice(0, TASKS_IN_SIGHT),
      hasPlan: application.projections.all<PlanRow>(plansProjection).length > 0,
    };
    return page(createElement(OverviewPage, { frame: this.#frame('/'), overview }));
  }

  @Get('nhiem-vu')
  @Public()
  @Header('content-type', HTML)
  async tasks(@Query('agency') agency?: string, @Query('standing') standing?: string, @Query('page') given?: string): Promise<string> {
    const application = this.#application;
    const agencies = (await application.counts()).agencies
      .map(({ id, name }) => ({ id, name }))
      .sort((one, other) => one.name.localeCompare(other.name, 'vi'));
    const chosen = { ...(agency ? { agency } : {}), ...(standing ? { standing: standing as Standing } : {}) };
    const all = await application.listTasks({ agency, standing });
    const pages = Math.max(1, Math.ceil(all.length / TASKS_SHOWN));
    const number = Math.min(pages, /^[1-9]\d{0,5}$/.test(given ?? '') ? Number(given) : 1);
    const tasks = all.slice((number - 1) * TASKS_SHOWN, number * TASKS_SHOWN);
    const list = { tasks, all: all.length, page: number, pages, agencies, chosen };
    return page(createElement(TasksPage, { frame: this.#frame('/nhiem-vu'), list }));
  }

  @Get('nhiem-vu/:id')
  @Public()
  @Header('content-type', HTML)
  async task(@Param('id') id: string): Promise<string> {
    const task = this.#application.showTask(id);
    const history = await this.#application.taskHistory(id);
    return page(createElement(TaskPage, { frame: this.#frame('/nhiem-vu'), task, history }));
  }

  @Get('bao-cao')
  @Public()
  @Header('content-type', HTML)
  reports(): string {
    return page(createElement(ReportsPage, { frame: this.#frame('/bao-cao'), reports: listReports(this.#application, {}) }));
  }

  @Get('bao-cao/:id')
  @Public()
  @Header('content-type', HTML)
  async report(@Param('id') id: string): Promise<string> {
    const report = showReport(this.#application, id);
    const { events: history } = await this.#application.askTrail({ task: id, limit: 1000 });
    return page(createElement(ReportPage, { frame: this.#frame('/bao-cao'), report, history }));
  }

  @Get('nhat-ky')
  @Public()
  @Header('content-type', HTML)
  async trail(@Query() question: Record<string, string>): Promise<string> {
    const { events, more } = await this.#application.askTrail({ ...question, limit: EVENTS_SHOWN });
    return page(createElement(TrailPage, { frame: this.#frame('/nhat-ky'), entries: events, more, question }));
  }

  @Get('gui')
  @Public()
  @Header('content-type', HTML)
  async messages(@Query('state') state?: string): Promise<string> {
    const list = { ...(await messageViews(this.#application, { state }, MESSAGES_SHOWN)), chosen: state ?? '' };
    return page(createElement(MessagesPage, { frame: this.#frame('/gui'), list }));
  }

  @Get('gui/:key')
  @Public()
  @Header('content-type', HTML)
  async message(@Param('key') key: string): Promise<string> {
    const { history, ...message } = await showMessage(this.#application, key);
    return page(createElement(MessagePage, { frame: this.#frame('/gui'), message, history }));
  }

  @Get('thu')
  @Public()
  @Header('content-type', HTML)
  async outbox(): Promise<string> {
    const { mails, all } = await listOutbox(this.#settings.outbox, MAILS_SHOWN);
    const shown = mails.map(({ key, to, subject, at }) => ({ id: key, to, subject, date: at }));
    return page(createElement(OutboxPage, { frame: this.#frame('/thu'), mails: shown, all }));
  }

  async #mail(key: string) {
    const mail = await readOutboxMail(this.#settings.outbox, key);
    if (!mail) throw new RefusedError(refuse('message.unknown', { message: key }));
    return mail;
  }

  @Get('thu/:key')
  @Public()
  @Header('content-type', HTML)
  async mail(@Param('key') key: string): Promise<string> {
    const { to, from, subject, at, text } = await this.#mail(key);
    return page(createElement(OutboxMailPage, { frame: this.#frame('/thu'), mail: { id: key, to, from, subject, date: at, text } }));
  }

  /** The letter as its reader sees it, in a sandbox that runs nothing and loads nothing. */
  @Get('thu/:key/html')
  @Public()
  async mailHtml(@Param('key') key: string, @Res() reply: FastifyReply): Promise<void> {
    const { html, text } = await this.#mail(key);
    void reply
      .header('content-type', html ? HTML : 'text/plain; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('x-frame-options', 'SAMEORIGIN')
      .send(html ?? text);
  }

  @Get('thu/:key/eml')
  @Public()
  async mailFile(@Param('key') key: string, @Res() reply: FastifyReply): Promise<void> {
    const bytes = await readOutboxFile(this.#settings.outbox, key);
    if (!bytes) throw new RefusedError(refuse('message.unknown', { message: key }));
    void reply.header('content-type', 'message/rfc822').header('content-disposition', `attachment; filename="${key}.eml"`).send(bytes);
  }
}
