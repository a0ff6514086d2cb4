"""The whole HTTP surface."""

from django.contrib.admin import autodiscover
from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from rest_framework.routers import SimpleRouter

from agents.api import registry, work
from alerts.api import notifications, system_alerts
from codex.admin import site
from codex.admin.site import framed
from codex.api import about, changes, documents, ground, keys, rows, tokens, workspaces
from codex.passwords import NewPassword, PasswordLinkForm
from codex.views import invitation
from gamification.api import achievements, standing
from intelligence.api import insights, signals
from positioning.api import campaigns, messages, moves

# Each of these is a list (read, add) with its rows (read, change, remove).
resources = SimpleRouter()
resources.register("workspaces", workspaces.Workspaces, "workspace")
resources.register("members", workspaces.Members, "member")
resources.register("invitations", workspaces.Invitations, "invitation")
resources.register("keys", keys.Keys, "key")
resources.register("cohorts", ground.Cohorts, "cohort")
resources.register("competitors", ground.Competitors, "competitor")
resources.register("events", ground.Events, "event")
resources.register("positioning", messages.Positionings, "positioning")
resources.register("message-architectures", messages.MessageArchitectures, "message-architecture")
resources.register("campaigns", campaigns.Campaigns, "campaign")
resources.register("quests", campaigns.Quests, "quest")
resources.register("campaign-cohorts", campaigns.CampaignCohorts, "campaign-cohort")
resources.register("moves", moves.Moves, "move")
resources.register("assets", moves.Assets, "asset")
resources.register("achievements", achievements.Achievements, "achievement")
resources.register("user-achievements", achievements.UserAchievements, "user-achievement")
resources.register("user-stats", standing.UserStatsRows, "user-stats")
resources.register("points", standing.PointsEntries, "points-entry")
resources.register("agents", registry.Agents, "agent")
resources.register("agent-capabilities", registry.Capabilities, "agent-capability")
resources.register("agent-releases", registry.Releases, "agent-release")
resources.register("agent-assignments", work.Assignments, "agent-assignment")
resources.register("agent-tasks", work.Tasks, "agent-task")
resources.register("agent-executions", work.Executions, "agent-execution")
resources.register("agent-performance", work.Performance, "agent-performance")
resources.register("signals", signals.Signals, "signal")
resources.register("signal-campaigns", signals.SignalCampaigns, "signal-campaign")
resources.register("signal-cohorts", signals.SignalCohorts, "signal-cohort")
resources.register("signal-competitors", signals.SignalCompetitors, "signal-competitor")
resources.register("insights", insights.Insights, "insight")
resources.register("insight-signals", insights.InsightSignals, "insight-signal")
resources.register("insight-campaigns", insights.InsightCampaigns, "insight-campaign")
resources.register("insight-cohorts", insights.InsightCohorts, "insight-cohort")
resources.register("insight-competitors", insights.InsightCompetitors, "insight-competitor")
resources.register("alerts", system_alerts.Alerts, "alert")
resources.register("notifications", notifications.Notifications, "notification")

campaign, move = campaigns.Campaigns.as_view, moves.Moves.as_view
achievement, insight = achievements.Achievements.as_view, insights.Insights.as_view
alert, notification = system_alerts.Alerts.as_view, notifications.Notifications.as_view

api: list[URLPattern | URLResolver] = [
    path("problems/<code>/", about.Problem.as_view(), name="problem"),
    path("schema/", documents.Schema.as_view(), name="schema"),
    path("docs/", documents.Shown.as_view(template="api/swagger.html")),
    path("redoc/", documents.Shown.as_view(template="api/redoc.html")),
    path("me/", workspaces.Me.as_view()),
    path("tokens/", tokens.Tokens.as_view({"get": "list", "post": "create", "delete": "destroy_all"})),
    path("tokens/<pk>/", tokens.Tokens.as_view({"delete": "destroy"})),
    path("keys/<pk>/rotation/", keys.Keys.as_view({"post": "rotate"})),
    path("changes/", changes.Changes.as_view()),
    path("invitations/acceptance/", workspaces.Acceptance.as_view()),
    path("campaigns/<pk>/planning/", campaign({"post": "step"}, to="planning")),
    path("campaigns/<pk>/activation/", campaign({"post": "step"}, to="active")),
    path("campaigns/<pk>/pause/", campaign({"post": "step"}, to="paused")),
    path("campaigns/<pk>/completion/", campaign({"post": "step"}, to="completed")),
    path("campaigns/<pk>/archive/", campaign({"post": "step"}, to="archived")),
    path("campaigns/<pk>/clone/", campaign({"post": "clone"})),
    path("campaigns/<pk>/blockers/", campaign({"get": "blockers"})),
    path("campaigns/<pk>/quests/", campaign({"get": "quests"})),
    path("campaigns/<pk>/deletion/", campaign({"get": "count", "post": "delete_counted"})),
    path("moves/<pk>/completion/", move({"post": "complete"})),
    path("achievements/evaluation/", achievement({"post": "evaluate"})),
    path("achievements/<pk>/unlocks/", achievement({"post": "unlock"})),
    path("achievements/<pk>/revocation/", achievement({"post": "revoke"})),
    path("leaderboard/", standing.Leaderboard.as_view()),
    path("agents/<pk>/card/", registry.Agents.as_view({"get": "card"})),
    path("agents/<pk>/performance/", registry.Agents.as_view({"get": "performance"})),
    path("agent-executions/batch/", work.Executions.as_view({"post": "record_all"})),
    path("signals/batch/", signals.Signals.as_view({"post": "create_all"})),
    path("signals/priority/", signals.Signals.as_view({"get": "priority"})),
    path("insights/active/", insight({"get": "active"})),
    path("insights/from-signals/", insight({"post": "draw"})),
    path("insights/<pk>/review/", insight({"post": "review"})),
    path("alerts/critical/", alert({"get": "critical"})),
    path("alerts/<pk>/acknowledgement/", alert({"post": "acknowledge"})),
    path("alerts/<pk>/resolution/", alert({"post": "resolve"})),
    path("alerts/<pk>/dismissal/", alert({"post": "dismiss"})),
    path("notifications/unread/", notification({"get": "unread"})),
    path("notifications/read-all/", notification({"post": "read_all"})),
    path("notifications/<pk>/read/", notification({"post": "read"})),
    *resources.urls,
    re_path("", rows.Nowhere.as_view()),
]

autodiscover()  # every area's admin.py registers its pages on the site

password = [
    path("", framed(auth.PasswordResetView, form_class=PasswordLinkForm), name="admin_password_reset"),
    path("sent/", framed(auth.PasswordResetDoneView), name="password_reset_done"),
    path("done/", framed(auth.PasswordResetCompleteView), name="password_reset_complete"),
    path(
        "<uidb64>/<token>/",
        framed(auth.PasswordResetConfirmView, form_class=NewPassword),
        name="password_reset_confirm",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/", site.urls),
    path("account/password/", include(password)),
    path("invitations/<token>/", invitation, name="invitation"),
    path("health/live", about.Live.as_view()),
    path("health/ready", about.Ready.as_view()),
    path("api/v1/", include(api)),
]
