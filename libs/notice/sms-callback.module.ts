// Where SMS gateways report.
import { Module } from '@nestjs/common';
import { SmsCallbackController } from './sms-callback.controller.js';

@Module({ controllers: [SmsCallbackController] })
export class SmsCallbackModule {}
