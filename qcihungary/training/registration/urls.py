"""The addresses below an event's, in either language."""

from django.urls import re_path

from qcihungary.training.registration import views

EVENT = r"^(?P<event>(?:[\w\-.]+/)*[\w\-.]+)/registration/"
TOKEN = r"(?P<token>[\w\-]{32})/"  # noqa: S105  (a pattern)

urlpatterns = [
    re_path(rf"{EVENT}$", views.register),
    re_path(rf"{EVENT}sent/$", views.done),
    re_path(rf"{EVENT}{TOKEN}$", views.manage),
    re_path(rf"{EVENT}{TOKEN}cancel/$", views.cancel),
]
