// What an administrator must put right, as HTTP.
import { Module } from '@nestjs/common';
import { OperatorTaskController } from './operator-task.controller.js';

@Module({ controllers: [OperatorTaskController] })
export class OperatorTaskModule {}
